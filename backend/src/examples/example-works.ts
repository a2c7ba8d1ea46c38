import { readFile } from 'node:fs/promises'
import type { TransactionSql } from 'postgres'
import { z } from 'zod'
import { today } from '../content/input.ts'
import { addWork } from '../content/write-work.ts'
import { type NewWork, newWork } from '../contract/works.ts'
import { datedFrom } from './relative-days.ts'

/**
 * Adds the example works, each marked as one, and gives how many. Streets without a known axis are left out, and so is
 * a work without any. Does nothing where there are example works already.
 */
export async function addExampleWorks(sql: TransactionSql): Promise<number> {
  const [before] = await sql`select 1 from works where example limit 1`
  if (before) return 0
  const works = await readExampleWorks()
  const drawable = new Set(
    (await sql<{ slug: string }[]>`select slug from streets where ST_Dimension(geom) = 1`).map(({ slug }) => slug),
  )
  const onMap = ({ where }: Pick<NewWork, 'where'>) => where.filter(({ street }) => drawable.has(street))
  let count = 0
  for (const work of works) {
    const where = onMap(work)
    if (where.length === 0) continue
    const hindrances = work.hindrances.flatMap((zone) => {
      const drawn = onMap(zone)
      return drawn.length > 0 ? [{ ...zone, where: drawn }] : []
    })
    const id = await addWork(sql, { ...work, where, hindrances, example: true })
    await sql`update works set updated_at = ${saidAt(work)}::text::timestamptz where id = ${id}`
    count += 1
  }
  return count
}

async function readExampleWorks(): Promise<NewWork[]> {
  const file = await readFile(new URL('./works.json', import.meta.url), 'utf8')
  return z.array(newWork).parse(JSON.parse(datedFrom(file)))
}

/** When the newest of what it says was said: its last state, or else its newest source. */
function saidAt({ states, sources }: NewWork): string {
  const days = [...states.map(({ statedOn }) => statedOn), ...sources.flatMap(({ on }) => on ?? [])].sort()
  return (days.at(-1) ?? today()).padEnd(10, '-01')
}
