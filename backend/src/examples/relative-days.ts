import { today } from '../content/input.ts'

// `{-20}` is the day twenty days ago, `{+40 month}` the month in which the day forty days ahead lies.
const RELATIVE_DAY = /\{([+-]\d+)( month)?\}/g

/** A file whose days are told from today, with the days that those are. */
export const datedFrom = (file: string): string =>
  file.replace(RELATIVE_DAY, (_, days: string, month?: string) => {
    const day = new Date(Date.parse(today()) + Number(days) * 86_400_000).toISOString()
    return day.slice(0, month ? 7 : 10)
  })
