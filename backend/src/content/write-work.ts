import type { TransactionSql } from 'postgres'
import type { HindranceAfter } from '../contract/desk-content.ts'
import { endsBefore, reversedEnds } from '../contract/period-order.ts'
import type { NewWork, Period, Stretch, WorkPart } from '../contract/works.ts'
import { periodColumns } from '../database/work-rows.ts'
import { ContentFault } from './content-fault.ts'
import { lineAlong } from './stretches.ts'

/** Adds a work with all that belongs to it, and gives its number. */
export async function addWork(sql: TransactionSql, work: NewWork): Promise<number> {
  const geom = await lineAlong(sql, work.where, 'where')
  const columns = { ...columnsOf(sql, work), ...drawn(sql, geom, work.where) }
  const [{ id }] = await sql<[{ id: number }]>`insert into works ${sql(columns)} returning id`
  await writeParts(sql, id, work)
  return id
}

/**
 * Changes what is named of a work, and nothing else; a list that is named replaces the one before. Gives whether the
 * work comes from the register: what that says of a field stands again once it says something else of it than before.
 */
export async function changeWork(
  sql: TransactionSql,
  id: number,
  part: WorkPart,
): Promise<{ isFromRegister: boolean }> {
  const work = await lockWork(sql, id)
  const columns = {
    ...columnsOf(sql, part),
    ...(part.where && drawn(sql, await lineAlong(sql, part.where, 'where'), part.where)),
  }
  if (Object.keys(columns).length > 0) await sql`update works set ${sql(columns)} where id = ${id}`
  await writeParts(sql, id, part)
  if (DATES.some((name) => part[name] !== undefined)) await checkOrder(sql, id)
  await sql`update works set updated_at = now() where id = ${id}`
  return work
}

/** Says how a work stands on a day. */
export async function stateWork(sql: TransactionSql, id: number, body: string, day: string): Promise<void> {
  await lockWork(sql, id)
  await sql`insert into work_states (work_id, body, stated_on) values (${id}, ${body}, ${day})`
}

/**
 * Ends a work on a day: all of it is done. With `keep` the hindrance that was said to outlast it stays, and how one
 * passes meanwhile; else one can pass again, and from then on there is none. Throws a ContentFault where some is left
 * and nobody said what becomes of it.
 */
export async function endWork(
  sql: TransactionSql,
  id: number,
  day: string,
  hindrance: HindranceAfter | undefined,
): Promise<void> {
  await lockWork(sql, id)
  const { actualStart, expectedStart, plannedStart } = await readPeriod(sql, id)
  const start = actualStart ?? expectedStart ?? plannedStart
  if (start && endsBefore(day, start)) throw new ContentFault('on', `lies before the start: ${start}`)
  const [left] = await sql`
    select from hindrances where work_id = ${id}
      and periods && tstzrange((${day}::date + 1)::timestamp at time zone 'Europe/Brussels', null)`
  if (left && !hindrance) throw new ContentFault('hindrance', 'there is hindrance after that day: keep or stop it')
  await sql`update works set status = 'done', actual_end = ${day}, updated_at = now() where id = ${id}`
  await sql`
    update work_phases set status = 'done', actual_end = coalesce(actual_end, ${day})
    where work_id = ${id} and status in ('planned', 'in-progress')`
  if (!left || hindrance !== 'keep') await endEffects(sql, id, day)
}

/** Calls a work off: it will not be, and hinders nobody. */
export async function cancelWork(sql: TransactionSql, id: number): Promise<void> {
  await lockWork(sql, id)
  await sql`update works set status = 'cancelled', updated_at = now() where id = ${id}`
  await sql`update work_phases set status = 'cancelled' where work_id = ${id} and status in ('planned', 'in-progress')`
  await endEffects(sql, id, null)
}

// A measure such as a one-way street stays when the work that brought it is over.
async function endEffects(sql: TransactionSql, id: number, day: string | null) {
  await sql`update works set passage = '{}' where id = ${id} and kind <> 'mobility'`
  await sql`
    update hindrances set periods = periods * tstzmultirange(tstzrange(null,
      least(now(), (${day}::date + 1)::timestamp at time zone 'Europe/Brussels')))
    where work_id = ${id}`
}

/** Shows a work to everyone, or to nobody, and tells so. */
export async function showWork(sql: TransactionSql, id: number, isShown: boolean): Promise<string> {
  await lockWork(sql, id)
  await sql`update works set visibility = ${isShown ? 'public' : 'hidden'} where id = ${id}`
  return `Work ${id} is ${isShown ? 'public' : 'hidden'}.`
}

/** Every work with its number, one a line. */
export async function workLines(sql: TransactionSql): Promise<string> {
  const works = await sql<{ line: string }[]>`
    select format('%s (%s, %s, %s to %s): %s', id, status, visibility, coalesce(starts_on::text, '?'),
      coalesce(ends_on::text, '?'), title) as line
    from works w order by work_rank(status), work_day(status, starts_on, ends_on), id`
  return works.length > 0 ? works.map(({ line }) => line).join('\n') : 'There are no works.'
}

async function lockWork(sql: TransactionSql, id: number) {
  const [found] = await sql<[{ isFromRegister: boolean }?]>`
    select gipod_id is not null as is_from_register from works where id = ${id} for update`
  if (!found) throw new ContentFault('id', `there is no work ${id}`)
  return found
}

const DATES = ['plannedStart', 'plannedEnd', 'expectedStart', 'expectedEnd', 'actualStart', 'actualEnd'] as const

async function checkOrder(sql: TransactionSql, id: number) {
  const [reversed] = reversedEnds(await readPeriod(sql, id))
  if (reversed) throw new ContentFault(reversed.end, 'lies before the start')
}

async function readPeriod(sql: TransactionSql, id: number): Promise<Period> {
  const [period] = await sql<[Period]>`select ${periodColumns(sql, sql`w`)} from works w where w.id = ${id}`
  return period
}

const drawn = (sql: TransactionSql, geom: string, where: readonly Stretch[]) => ({ geom, along: sql.json([...where]) })

const LISTS = ['passage', 'documents', 'sources'] as const

function columnsOf(sql: TransactionSql, part: WorkPart) {
  const { where: _where, phases: _phases, hindrances: _hindrances, states: _states, ...columns } = part
  const lists = LISTS.flatMap((name) => (columns[name] ? [[name, sql.json(columns[name])] as const] : []))
  return Object.fromEntries(
    Object.entries({ ...columns, ...Object.fromEntries(lists) }).filter(([, value]) => value !== undefined),
  )
}

async function writeParts(sql: TransactionSql, id: number, { phases, hindrances, states }: WorkPart) {
  if (phases) {
    await sql`delete from work_phases where work_id = ${id}`
    for (const [index, phase] of phases.entries()) {
      const defined = Object.entries(phase).filter(([, value]) => value !== undefined)
      const row = { workId: id, position: index + 1, ...Object.fromEntries(defined) }
      await sql`insert into work_phases ${sql(row)}`
    }
  }
  if (hindrances) {
    await sql`delete from hindrances where work_id = ${id}`
    const zones: ((typeof hindrances)[number] & { line: string })[] = []
    for (const [index, zone] of hindrances.entries()) {
      zones.push({ ...zone, line: await lineAlong(sql, zone.where, `hindrances.${index}.where`) })
    }
    // In one statement: the work is placed anew after each.
    await sql`
      insert into hindrances (work_id, geom, periods, severe, effects, note, along, width_metres)
      select ${id}, ST_Buffer(line::geometry::geography, "widthMetres" / 2)::geometry,
        (select range_agg(tstzrange("start"::timestamp at time zone 'Europe/Brussels',
          ("end" + 1)::timestamp at time zone 'Europe/Brussels'))
          from jsonb_to_recordset(periods) as period ("start" date, "end" date)),
        severe, effects, note, "where", "widthMetres"
      from jsonb_to_recordset(${sql.json(zones)}) as zone (line text, "where" jsonb, "widthMetres" float8, periods jsonb,
        severe boolean, effects text[], note text)`
  }
  if (states) {
    // What stays keeps its number, by which feed readers know it.
    await sql`
      with wanted as (
        select body, "statedOn" as stated_on from jsonb_to_recordset(${sql.json(states)}) as state (body text, "statedOn" date)
      ), gone as (
        delete from work_states where work_id = ${id} and (body, stated_on) not in (select body, stated_on from wanted)
      )
      insert into work_states (work_id, body, stated_on)
      select ${id}, body, stated_on from wanted
      where (body, stated_on) not in (select body, stated_on from work_states where work_id = ${id}) order by stated_on`
  }
}
