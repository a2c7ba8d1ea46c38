/** Tells spreadsheets that a file is UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff'

type Cell = string | number | boolean | null

/** A value as it stands in a CSV file: nothing that a spreadsheet would run, booleans in words. */
export const csvCell = (value: Cell): string | number | null =>
  typeof value === 'string' ? inert(value) : typeof value === 'boolean' ? String(value) : value

// A cell that begins like a formula would be run by a spreadsheet (OWASP, CSV injection); one that cuts at semicolons,
// as Belgian ones do, sees a cell begin behind each of them, also behind a quote.
const inert = (text: string) => text.replace(/(^|[;\t\r\n])([\s"']*)(?=[=+\-@＝＋－＠])/g, "$1$2'")
