import { type TestDatabase, testDatabase } from '@wijkwerk/migrations/testing'
import type { Sql } from 'postgres'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { fixture, load, workOf } from './testing-gipod.ts'

const linked = await fixture('hinder-alone.ttl')
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

describe('linked data', () => {
  const readBack = async () => {
    const [row] = await sql`
      select w.*, h.gipod_zone, h.periods::text, h.severe, h.effects, h.note, ST_AsText(h.geom) as zone_geom
      from works w join hindrances h on h.work_id = w.id`
    const { id, extent, extent_3857, extent3857, geom, changedXid, createdAt, updatedAt, registerFacts, ...rest } =
      row ?? {}
    const { zoneGeom, ...facts } = rest
    return { facts, zoneGeom: String(zoneGeom), shape: registerFacts.shape }
  }

  test.each(['hinder-alone.ttl', 'hinder-alone.jsonld'])('%s says what the OGC layout says', async (name) => {
    await load(sql, { 'hinder-alone.geojson': await fixture('hinder-alone.geojson') })
    const fromOgc = await readBack()
    expect(fromOgc.facts).toMatchObject({
      title: 'Herstellen van de toplaag',
      client: 'Agentschap Wegen en Verkeer',
      gipodId: '7000099',
      status: 'planned',
      effects: ['no-pedestrians', 'speed-limit'],
    })
    const outcome = await load(sql, { [name]: await fixture(name) })
    expect(outcome.read).toBe(1)
    const fromLinkedData = await readBack()
    expect(fromLinkedData.facts).toEqual(fromOgc.facts)
    const [apart] = await sql<{ metres: number }[]>`
      select ST_HausdorffDistance(ST_Transform(ST_GeomFromText(${fromOgc.zoneGeom}, 4326), 3812),
        ST_Transform(ST_GeomFromText(${fromLinkedData.zoneGeom}, 4326), 3812)) as metres`
    expect(apart?.metres).toBeLessThan(0.2)
  })

  test('a context elsewhere is not fetched', async () => {
    const text = JSON.stringify({ '@context': 'http://127.0.0.1:9/context.jsonld', '@graph': [] })
    await expect(load(sql, { 'far.jsonld': text })).rejects.toThrow(
      /far.jsonld refers to http:\/\/127.0.0.1:9\/context.jsonld/,
    )
  })

  test('a status without a known label is not shown, unless the city says that it means validated', async () => {
    const text = linked.replace(/.*"Gevalideerd"@nl-BE.*/, '')
    const { notes } = await load(sql, { 'hinder.ttl': text })
    expect(notes.join()).toContain(
      'Hindrance not shown, its status is https://gipod.api.example/api/v1/taxonomies/statuses/1: 1.',
    )
    expect(await workOf(sql, '7000099')).toBeUndefined()
    await load(
      sql,
      { 'hinder.ttl': text },
      { options: { validated: 'https://gipod.api.example/api/v1/taxonomies/statuses/1' } },
    )
    expect(await workOf(sql, '7000099')).toBeDefined()
  })
})
