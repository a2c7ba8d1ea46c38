import { afterAll, expect, test } from 'vitest'
import { addWork } from '../content/write-work.ts'
import type { SearchHit } from '../contract/place.ts'
import { anIdea, aWork, startTestApp } from '../testing.ts'

const { send, sql, stop } = await startTestApp()
afterAll(stop)

/** What people write, and the slug of the place they mean. */
const WRITTEN: [string, string][] = [
  ['emelgemspl', 'emelgemseplein'],
  ['baron de pelichy str', 'baron-de-pelichystraat'],
  ['kachtemsestr 12', 'kachtemsestraat'],
  ['bloemewijk', 'centrum-izegem'],
  ['Bloemenwijk', 'centrum-izegem'],
  ['wijk achter de kerk', 'wijk-achter-de-kerk'],
  ['achter de kerk', 'wijk-achter-de-kerk'],
  ['emelgem', 'emelgem'],
  ['Emelghem', 'emelgem'],
  ['kachtum', 'kachtem'],
  ['bosmolen', 'bosmolens'],
  ['de mol', 'de-mol'],
  ['centrum', 'centrum-izegem'],
  ['centrum oost', 'wijk-centrum-oost'],
  ['wijk centrum-west', 'wijk-centrum-west'],
  ['groote markt', 'grote-markt'],
  ['korenmarkt 10', 'korenmarkt'],
  ['Roeselaarsestr', 'roeselaarsestraat'],
  ['roeselaarse straat 240', 'roeselaarsestraat'],
  ['rouselarestraat', 'roeselaarsestraat'],
  ['ghistelstraat', 'ghistelstraat'],
  ['gistelstraat', 'ghistelstraat'],
  ['9de linie', '9de-liniestraat'],
  ['16 de linie regimentstraat', '16de-linie-regimentsstraat'],
  ['elf julistraat', 'elf-julistraat'],
  ['burg vandenbogaerdelaan', 'burgemeester-vandenbogaerdelaan'],
  ['burgemeester vandenbogaerde', 'burgemeester-vandenbogaerdelaan'],
  ['kon. astridlaan', 'koningin-astridlaan'],
  ['koningin elisabeth laan', 'koningin-elisabethlaan'],
  ['st jorisstraat', 'sint-jorisstraat'],
  ['sint crispijn', 'sint-crispijnstraat'],
  ['meensestwg', 'meensesteenweg'],
  ['meense steenweg 300', 'meensesteenweg'],
  ['leenstr.', 'leenstraat'],
  ['priester patijnstraat', 'priester-pattynstraat'],
  ['ardooise', 'ardooisestraat'],
  ['hondekesmolenstraat', 'hondekensmolenstraat'],
  ['t groentje', 't-groentje'],
  ['NEDERWEG', 'nederweg'],
  ['aartshertogin isabela', 'aartshertogin-isabellastraat'],
]

test('of forty written queries the place that is meant stands in the first three for at least 38', async () => {
  expect(WRITTEN).toHaveLength(40)
  const missed: string[] = []
  for (const [q, slug] of WRITTEN) {
    const { items } = (await (await send('GET', `/api/search?q=${encodeURIComponent(q)}`)).json()) as {
      items: SearchHit[]
    }
    const first = items.slice(0, 3).map(({ id }) => id)
    if (!first.includes(slug)) missed.push(`${q}: ${first.join(', ')} instead of ${slug}`)
  }
  expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(2)
})

test('a house number behind a street comes along', async () => {
  const { items } = (await (await send('GET', '/api/search?q=kachtemsestr%2012')).json()) as { items: SearchHit[] }
  expect(items[0]).toMatchObject({ type: 'street', name: 'Kachtemsestraat', houseNumber: '12' })
})

test('an idea is found by its words and by its number', async () => {
  const { idea } = (await (await send('POST', '/api/ideas', anIdea({ title: 'Klimrek voor kleuters' }))).json()) as {
    idea: { id: number }
  }
  for (const q of ['klimrek', String(idea.id)]) {
    const { items } = (await (await send('GET', `/api/search?q=${q}`)).json()) as { items: SearchHit[] }
    expect(items).toContainEqual(expect.objectContaining({ type: 'idea', id: String(idea.id) }))
  }
})

test('a work is found by its street and its words, a consultation by its words; what is hidden is not', async () => {
  const id = await sql.begin((transaction) => addWork(transaction, aWork({ title: 'Nieuwe riolering' })))
  const [consultation] = await sql<[{ id: number }]>`
    insert into consultations (title, body, opens_at, closes_at, area_ids)
    select 'Hoe moet het speelplein worden?', 'Zeg wat je wil.', now(), now() + interval '1 day', array[id]
    from areas where slug = 'emelgem' returning id`
  const found = async (q: string) => {
    const { items } = (await (await send('GET', `/api/search?q=${q}`)).json()) as { items: SearchHit[] }
    return items.filter(({ type }) => type === 'work' || type === 'consultation')
  }
  const work = { type: 'work', id: String(id), areas: [{ slug: 'emelgem', name: 'Emelgem' }] }
  expect(await found('baronstraat')).toEqual([expect.objectContaining(work)])
  expect(await found('riolering')).toEqual([expect.objectContaining(work)])
  expect(await found('speelplein')).toEqual([
    expect.objectContaining({ type: 'consultation', id: String(consultation.id) }),
  ])
  await sql`update works set visibility = 'hidden'`
  await sql`update consultations set visibility = 'hidden'`
  expect([...(await found('baronstraat')), ...(await found('speelplein'))]).toEqual([])
})
