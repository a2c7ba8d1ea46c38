import { type TestDatabase, testDatabase } from '@wijkwerk/migrations/testing'
import type { Sql } from 'postgres'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { ImportError } from '../../import-error.ts'
import { hinder, inname, load, loadAll, without, workOf } from './testing-gipod.ts'

let sql: Sql
const made: TestDatabase[] = []
beforeEach(async () => {
  const database = await testDatabase({ max: 1 })
  sql = database.sql
  made.push(database)
})
afterAll(async () => {
  for (const used of made) await used.drop()
})

describe('again', () => {
  test('the same file changes nothing, in whatever order it comes', async () => {
    await loadAll(sql)
    const snapshot = () => sql`select to_jsonb(w) as work from works w order by id`
    const before = await snapshot()
    const reversed = JSON.parse(inname)
    reversed.features.reverse()
    expect((await loadAll(sql)).changed).toBe(0)
    expect((await load(sql, { 'hinder.geojson': hinder, 'inname.geojson': JSON.stringify(reversed) })).changed).toBe(0)
    expect(await snapshot()).toEqual(before)
    expect(await sql`select importer, read_count, changed_count from imports order by id`).toEqual([
      { importer: 'gipod', readCount: 11, changedCount: 6 },
      { importer: 'gipod', readCount: 11, changedCount: 0 },
      { importer: 'gipod', readCount: 11, changedCount: 0 },
    ])
  })

  test('what staff corrected stays, and what the register changes is taken over', async () => {
    await loadAll(sql)
    await sql`
      update works set title = 'Gas in de Roeselaarsestraat', still_open = 'De fasering', contact_phone = '051 33 73 75',
        passage = '{"car":{"can":"no"}}', visibility = 'hidden' where gipod_id = '7000001'`
    expect((await loadAll(sql)).changed).toBe(0)
    const busy = inname.replaceAll('In uitvoering', 'Uitgevoerd')
    expect((await load(sql, { 'inname.geojson': busy, 'hinder.geojson': hinder })).changed).toBe(1)
    expect(await workOf(sql, '7000001')).toMatchObject({
      title: 'Gas in de Roeselaarsestraat',
      status: 'done',
      stillOpen: 'De fasering',
      contactPhone: '051 33 73 75',
      passage: { car: { can: 'no' } },
      visibility: 'hidden',
    })
  })

  test('the day of its news never goes back behind what staff said', async () => {
    await loadAll(sql)
    const dateOf = async () => new Date((await workOf(sql, '7000001'))?.updatedAt).toISOString()
    const since = await dateOf()
    const files = (text: string) => ({ 'inname.geojson': text, 'hinder.geojson': hinder })
    await load(sql, files(inname.replaceAll('In uitvoering', 'Uitgevoerd')))
    expect(await dateOf()).toBe(since)
    await sql`insert into work_states (work_id, body) select id, 'De sleuf is dicht.' from works where gipod_id = '7000001'`
    const said = await dateOf()
    expect(said > since).toBe(true)
    expect((await load(sql, files(inname))).changed).toBe(1)
    expect(await dateOf()).toBe(said)
    await sql`update works set updated_at = '2026-11-20 08:00Z' where gipod_id = '7000001'`
    await load(sql, files(inname.replaceAll('In uitvoering', 'Uitgevoerd')))
    expect(await dateOf()).toBe(since)
  })

  describe('hindrance', () => {
    const zone = async (digit: number) => {
      const [row] = await sql`
        select periods::text, note, effects from hindrances where gipod_zone like ${`%${digit}`}`
      return row
    }
    const withHinder = (text: string) => load(sql, { 'inname.geojson': inname, 'hinder.geojson': text })

    test('that staff ended with its work stays ended until the register moves it', async () => {
      await loadAll(sql)
      await sql`update works set status = 'done', actual_end = '2041-03-10' where gipod_id = '7000001'`
      await sql`
        update hindrances set periods = periods * tstzmultirange(tstzrange(null, '2041-03-11 00:00+01'))
        where gipod_zone like '%1'`
      const before = await zone(1)
      expect((await loadAll(sql)).changed).toBe(0)
      const reversed = JSON.parse(hinder)
      reversed.features.reverse()
      expect((await withHinder(JSON.stringify(reversed))).changed).toBe(0)
      expect(await zone(1)).toEqual(before)
      await withHinder(hinder.replaceAll('Tijdelijke brug', 'Noodbrug'))
      expect(await zone(1)).toMatchObject({ periods: before?.periods, note: expect.stringContaining('Noodbrug') })
      await withHinder(hinder.replaceAll('2041-04-19', '2041-05-19'))
      const [moved] = await sql`
        select upper(periods) = '2041-05-19 22:00Z' as moved from hindrances where gipod_zone like '%1'`
      expect(moved).toEqual({ moved: true })
      expect(await workOf(sql, '7000001')).toMatchObject({ status: 'done' })
    })

    test('that staff took away or wrote anew stays so until the register changes it', async () => {
      await loadAll(sql)
      await sql`
        with gone as (delete from hindrances where gipod_zone like '%1' returning work_id, geom, periods)
        insert into hindrances (work_id, geom, periods, note) select work_id, geom, periods, 'Eigen' from gone`
      expect((await loadAll(sql)).changed).toBe(0)
      expect(await zone(1)).toBeUndefined()
      const moved = hinder.replaceAll('2041-04-19', '2041-05-19')
      await withHinder(moved)
      expect(await zone(1)).toMatchObject({ periods: expect.stringContaining('2041-05-') })
      expect((await withHinder(moved)).changed).toBe(0)
      expect(await sql`select from hindrances where note = 'Eigen'`).toHaveLength(1)
    })
  })

  test('a zone that moves or goes is followed, also in the extent of its work', async () => {
    await loadAll(sql)
    const changedXid = (await workOf(sql, '7000001'))?.changedXid
    await load(sql, { 'inname.geojson': inname, 'hinder.geojson': without(hinder, 7100001) }, { force: true })
    expect(await sql`select from hindrances where gipod_zone like '%1'`).toHaveLength(0)
    expect((await workOf(sql, '7000001'))?.changedXid).not.toBe(changedXid)
    const [row] = await sql`
      select ST_Equals(ST_UnaryUnion(extent), geom) as same from works where gipod_id = '7000001'`
    expect(row?.same).toBe(true)
  })

  test('what vanishes is archived, and done when its time is over; what returns is in force again', async () => {
    const past = inname.replaceAll(/2041-0[34]/g, '2021-03')
    await load(sql, { 'inname.geojson': past, 'hinder.geojson': hinder })
    const { notes } = await load(sql, { 'inname.geojson': without(past, 7000001, 7000006) }, { force: true })
    expect(notes.length).toBeGreaterThan(0)
    expect(await workOf(sql, '7000001')).toMatchObject({ status: 'done', archivedAt: expect.any(Date) })
    expect(await workOf(sql, '7000006')).toMatchObject({ status: 'cancelled', archivedAt: expect.any(Date) })
    expect(await workOf(sql, '7000002')).toMatchObject({ archivedAt: null })
    await load(sql, { 'inname.geojson': past, 'hinder.geojson': hinder })
    expect(await workOf(sql, '7000001')).toMatchObject({ status: 'in-progress', archivedAt: null })
    expect(await workOf(sql, '7000006')).toMatchObject({ status: 'cancelled', archivedAt: null })
    expect((await load(sql, { 'inname.geojson': past, 'hinder.geojson': hinder })).changed).toBe(0)
  })

  test('works that did not come from the register are left alone', async () => {
    await sql`
      insert into works (kind, status, title, client, deciding_authority, city_decides, gipod_id, geom, extent)
      select 'other', 'planned', 'Eigen werk', 'Stad Izegem', 'Stad Izegem', true, id, geom, geom
      from (values (null), ('123')) as own (id), lateral (select ST_GeomFromText('LINESTRING(3.21 50.91, 3.22 50.91)', 4326) as geom) g`
    await loadAll(sql)
    expect(await sql`select from works where title = 'Eigen werk' and archived_at is null`).toHaveLength(2)
  })

  test('works without their hindrance, as when one layer was forgotten, are refused', async () => {
    await loadAll(sql)
    await expect(load(sql, { 'inname.geojson': inname })).rejects.toThrow(
      'Of the 2 items that gipod (hindrance) has in force 0 would be left',
    )
  })

  test('more than a fifth gone is refused without force, unless their time went by since', async () => {
    await loadAll(sql)
    const few = { 'inname.geojson': without(inname, 7000002), 'hinder.geojson': hinder }
    await expect(load(sql, few)).rejects.toThrow('Of the 4 items that gipod has in force 3 would be left')
    expect(await workOf(sql, '7000002')).toMatchObject({ archivedAt: null })
    await sql`update works set actual_end = '2026-02-01' where gipod_id = '7000002'`
    await sql`update imports set finished_at = '2026-01-31 12:00+01'`
    expect((await load(sql, few)).changed).toBe(1)
    await expect(load(sql, { 'inname.geojson': without(inname, 7000001, 7000002) })).rejects.toThrow(ImportError)
  })
})
