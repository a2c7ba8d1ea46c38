import { newWork, type Stretch } from '@wijkwerk/backend/contract/works.ts'
import type { TransactionSql } from 'postgres'
import type { z } from 'zod'
import { database } from './portal.ts'

type WorkChanges = Partial<z.input<typeof newWork>>

const stretches = (sql: TransactionSql, where: readonly Stretch[]) => sql`
  (select ST_Union(street_stretch(s.id, p."from", p."to"))
   from jsonb_to_recordset(${sql.json(where)}) as p(street text, "from" int, "to" int) join streets s on s.slug = p.street)`

/** Adds a work, an example in the Baronstraat unless told otherwise, and gives its number. */
export async function addWork(changes: WorkChanges = {}): Promise<number> {
  const { where, hindrances, phases, states, passage, documents, sources, ...columns } = newWork.parse({
    kind: 'sewer',
    status: 'in-progress',
    title: 'Nieuwe riolering',
    client: 'Aquafin',
    decidingAuthority: 'de stad',
    cityDecides: true,
    where: [{ street: 'baronstraat' }],
    example: true,
    ...changes,
  })
  const connection = database()
  return connection
    .begin(async (sql) => {
      const [{ id }] = await sql<[{ id: number }]>`
        with work as (select ${stretches(sql, where)} as geom)
        insert into works (kind, status, title, client, deciding_authority, city_decides, geom)
        select ${columns.kind}, ${columns.status}, ${columns.title}, ${columns.client}, ${columns.decidingAuthority},
          ${columns.cityDecides}, geom from work returning id`
      await sql`update works set ${sql(columns)}, passage = ${sql.json(passage)},
        documents = ${sql.json(documents)}, sources = ${sql.json(sources)} where id = ${id}`
      for (const [position, phase] of phases.entries()) {
        await sql`insert into work_phases ${sql({ ...phase, workId: id, position })}`
      }
      for (const { where: zone, widthMetres, periods, severe, effects, note = null } of hindrances) {
        await sql`insert into hindrances (work_id, geom, periods, severe, effects, note)
          select ${id}, ST_Buffer(${stretches(sql, zone)}::geography, ${widthMetres} / 2.0)::geometry,
            (select range_agg(tstzrange((p.start::timestamp at time zone 'Europe/Brussels'),
              ((p."end" + 1)::timestamp at time zone 'Europe/Brussels')))
             from jsonb_to_recordset(${sql.json(periods)}) as p(start date, "end" date)),
            ${severe}, ${effects}, ${note}`
      }
      for (const { body, statedOn } of states) {
        await sql`insert into work_states (work_id, body, stated_on) values (${id}, ${body}, ${statedOn})`
      }
      return id
    })
    .finally(() => connection.end())
}

/** Says how a work stands on a day (`2026-11-16`). */
export async function stateWork(id: number, body: string, statedOn: string): Promise<void> {
  const sql = database()
  await sql`insert into work_states (work_id, body, stated_on) values (${id}, ${body}, ${statedOn})`.finally(() =>
    sql.end(),
  )
}
