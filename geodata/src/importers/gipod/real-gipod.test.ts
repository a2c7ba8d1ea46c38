import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type TestDatabase, testDatabase } from '@wijkwerk/migrations/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSource } from '../../reading/open-source.ts'
import { runSourceImport } from '../../run-source.ts'
import { gipod } from './gipod.ts'
import { publicText } from './public-text.ts'
import { CONSEQUENCE_LABELS, effectsOf } from './vocabulary.ts'

const folder = process.env.GEO_SOURCE_FOLDER ?? fileURLToPath(new URL('../../../../../shared/geo', import.meta.url))
const samples = join(folder, 'samples')
const isHere = existsSync(samples)
if (!isHere) process.stderr.write('No source files (GEO_SOURCE_FOLDER): GIPOD is not read from real files\n')

describe.skipIf(!isHere)('real files of GIPOD', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase({ max: 1 })
  })
  afterAll(() => database.drop())

  async function load(names: string[], options: Record<string, string> = {}, force = false) {
    const sources = []
    for (const name of names) sources.push(await openSource(join(samples, name)))
    return runSourceImport(database.sql, gipod, { sources, parameters: [], options, force })
  }

  test('the layout of the OGC API: what lies in Izegem, and the same again changes nothing', async () => {
    const names = ['gipod-ogc-INNAME-constructed.geojson', 'gipod-ogc-HINDER-constructed.geojson']
    const outcome = await load(names)
    expect(outcome).toMatchObject({ read: 12, changed: 6, stateOf: '2021-01-06' })
    expect(outcome.notes.join('\n')).toContain('Outside Izegem: 3 (')
    expect(await database.sql`select title, client, city_decides, planned_start from works order by title`).toEqual([
      { title: 'Container', client: 'Stad Izegem', cityDecides: true, plannedStart: '2021-01-07' },
      { title: 'Verhuiswagen', client: 'Stad Izegem', cityDecides: true, plannedStart: '2021-01-28' },
      { title: 'Verhuiswagen verhuis', client: 'Stad Izegem', cityDecides: true, plannedStart: '2021-01-14' },
    ])
    expect((await load(names)).changed).toBe(0)
  })

  test.each([
    ['gipod-ldes-1-relation-3-members.jsonld', 3],
    ['gipod-ldes-10-member-fragment.ttl', 10],
  ])('linked data: %s is read; its hindrance is not validated, and lies elsewhere', async (name, read) => {
    const outcome = await load([name], {}, true)
    expect(outcome.read).toBe(read)
    expect(outcome.notes).toContain(`Hindrance not shown, its status is Onbekend: ${read}.`)
    const { notes } = await load([name], { validated: 'Onbekend' }, true)
    expect(notes.join('\n')).toMatch(new RegExp(`Outside Izegem: ${read} \\(`))
  })

  test('the numbers of consequences mean what they mean there', async () => {
    const document = JSON.parse(await readFile(join(folder, 'gipod-flanders-sample.geojson'), 'utf8'))
    type Zone = { gevolg: string[]; gevolg_uri: string[] }
    const zones: Zone[] = document.features.flatMap(
      ({ properties }: { properties: { zones: Zone[] } }) => properties.zones,
    )
    const labels = zones.flatMap(({ gevolg, gevolg_uri }) =>
      gevolg_uri.map((address, index) => [address.split('/').at(-1), gevolg[index]]),
    )
    expect(Object.fromEntries(labels)).toEqual(CONSEQUENCE_LABELS)
    expect(effectsOf(Object.values(CONSEQUENCE_LABELS)).note).toBeNull()
  })

  test('250 descriptions hold no broken letter, mail address or phone number after cleaning', async () => {
    const document = JSON.parse(await readFile(join(folder, 'gipod-flanders-sample.geojson'), 'utf8'))
    const texts: string[] = document.features.map(({ properties }: { properties: { omschrijving: string } }) =>
      publicText(properties.omschrijving),
    )
    expect(texts).toHaveLength(250)
    expect(texts.filter((text) => /[ÂÃ]|@|\b0\d{2,3}[ /.]?\d{2}[ .]?\d{2}[ .]?\d{2}\b/.test(text))).toEqual([])
    expect(texts.filter((text) => text.length > 3).length).toBeGreaterThan(240)
  })
})
