import { type TestDatabase, testDatabase } from '@wijkwerk/migrations/testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fixture, hinder, inname, load, workOf } from './testing-gipod.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase({ max: 1 })
})
afterAll(() => database.drop())
beforeEach(() => database.sql`truncate works, imports cascade`)

test.each(['0000-01-01', '0001-01-01', '1850-03-01', '1899-12-31', '2099-12-31', '9999-12-31'])(
  'what begins on %s is left out by name, and the rest is read',
  async (day) => {
    const { sql } = database
    const document = JSON.parse(inname)
    Object.assign(document.features[2].properties, { Start: `${day}T12:00:00Z`, End: '9999-12-31T23:59:59Z' })
    const zones = JSON.parse(hinder)
    Object.assign(zones.features[0].properties, { HindranceStart: `${day}T12:00:00Z`, HindranceEnd: null })
    const outcome = await load(sql, {
      'inname.geojson': JSON.stringify(document),
      'hinder.geojson': JSON.stringify(zones),
    })
    expect(outcome.notes.join('\n')).toContain(
      `Left out, for they begin before 1900 or after 2099: 2 (inname.geojson, feature 3 (id INNAME.7000002-4105010600): ${day}`,
    )
    expect(await workOf(sql, '7000002')).toBeUndefined()
    expect(await workOf(sql, '7000001')).toBeDefined()
  },
)

test('an end without a year that can be is no end; a change on such a day is no news', async () => {
  const { sql } = database
  const document = JSON.parse(inname)
  for (const { properties } of document.features) properties.LastModifiedOn = '0001-01-01T00:00:00'
  document.features[2].properties.End = '9999-12-31T23:59:59Z'
  document.features[3].properties.LastModifiedOn = 'deel 1'
  await load(sql, { 'inname.geojson': JSON.stringify({ ...document, timeStamp: '0000-01-01T00:00:00Z' }) })
  expect(await workOf(sql, '7000002')).toMatchObject({ plannedEnd: null })
  expect(await sql`select from works where updated_at < '2020-01-01'`).toHaveLength(0)
})

test('linked data: such a start is left out, such an end is refused in one sentence', async () => {
  const { sql } = database
  const linked = await fixture('hinder-alone.ttl')
  const starts = linked.replace(/(startTime>? ")\d{4}/g, '$11850')
  expect(starts).not.toBe(linked)
  const { notes } = await load(sql, { 'a.ttl': starts })
  expect(notes.join('\n')).toContain('Left out, for they begin before 1900 or after 2099: 1 (a.ttl, ')
  const ends = linked.replace(/(endTime>? ")[^"]+/g, '$1morgen')
  expect(ends).not.toBe(linked)
  await expect(load(sql, { 'a.ttl': ends })).rejects.toThrow(/its end \(morgen\) is no moment\.$/)
})
