export type PastedMail = { title: string; body: string; email: string }

const HEADER = /^(van|from|onderwerp|subject|aan|to|cc|verzonden|sent|datum|date):\s*(.*)$/i
const QUOTE_STARTS =
  /^(op .+ schreef .*:|on .+ wrote:|-{3,} ?(oorspronkelijk bericht|original message|doorgestuurd bericht|forwarded message).*|_{10,})$/i
const SIGNATURE_STARTS =
  /^(--\s*|(met (vriendelijke|hartelijke|beste) groeten?|vriendelijke groeten?|mvg|groetjes|verzonden (vanaf|met) mijn .*)[,.!]?)$/i
const GREETING = /^(dag|beste|geachte|hallo|goede(morgen|middag|navond))\b[^.?!]{0,60}[,.!]?$/i
const MOST_TITLE = 100

/**
 * What of a pasted mail is the idea: its subject, its text without what was quoted, the greeting and the signature, and
 * who sent it. What is not there is empty.
 */
export function parsePastedMail(pasted: string): PastedMail {
  const lines = pasted.replace(/\r\n?/g, '\n').split('\n')
  const headers: Record<string, string> = {}
  let start = 0
  for (const [index, line] of lines.entries()) {
    const [match, name = '', value = ''] = HEADER.exec(line.trim()) ?? []
    if (match) headers[name.toLowerCase()] ??= value
    else if (line.trim() !== '' || Object.keys(headers).length > 0) {
      start = index
      break
    }
  }
  const own = lines.slice(start).map((line) => line.trim())
  const end = own.findIndex((line) => QUOTE_STARTS.test(line) || SIGNATURE_STARTS.test(line))
  const kept = own.slice(0, end === -1 ? undefined : end).filter((line) => !line.startsWith('>'))
  const first = kept.findIndex((line) => line !== '')
  if (GREETING.test(kept[first] ?? '')) kept.splice(0, first + 1)
  const body = kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  const subject = (headers.onderwerp ?? headers.subject ?? '').replace(/^((re|fw|fwd|antw|doorst)\s*:\s*)+/i, '').trim()
  const email = /[\w.+-]+@[\w-]+(\.[\w-]+)+/.exec(headers.van ?? headers.from ?? '')?.[0] ?? ''
  return { title: (subject || (body.split(/[\n.!?]/)[0] ?? '')).slice(0, MOST_TITLE).trim(), body, email }
}
