import type { Block } from './register.ts'

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels', dateStyle: 'short' })
/** The register reckons what has no end until some far year. */
const FOREVER = Date.parse('2099-12-31T12:00:00Z')
/** Years from 1900 are days in the database. */
const FIRST = Date.parse('1900-01-01T00:00:00Z')

const dayOf = (milliseconds: number) => day.format(milliseconds)

/** Whether work can begin at that moment (1900 to 2099): another year is a mistake of whoever wrote it. */
export function isKnownYear(moment: string): boolean {
  const milliseconds = Date.parse(moment)
  return milliseconds >= FIRST && milliseconds < FOREVER
}

/** The first and the last day (YYYY-MM-DD, in Brussels) of blocks of time; the last is `null` where one stays open. */
export function daysOf(blocks: Block[]): { first: string; last: string | null } {
  const starts = blocks.map(({ start }) => Date.parse(start))
  // What ends at midnight ends on the day before.
  const ends = blocks.map(({ start, end }) =>
    end === null ? FOREVER : Math.max(Date.parse(start), Date.parse(end) - 1),
  )
  const last = Math.max(...ends)
  return { first: dayOf(Math.min(...starts)), last: last >= FOREVER ? null : dayOf(last) }
}

/**
 * The blocks as PostgreSQL reads a tstzmultirange; it joins those that overlap. The text is the same in whatever order
 * they come, and however their moments are written.
 */
export function multirangeOf(blocks: Block[]): string {
  const ranges = blocks.map(({ start: from, end: to }) => {
    const start = new Date(from).toISOString()
    if (to === null || Date.parse(to) >= FOREVER) return `[${start},)`
    const end = new Date(to).toISOString()
    return start === end ? `[${start},${end}]` : `[${start},${end})`
  })
  return `{${[...new Set(ranges)].sort().join(',')}}`
}
