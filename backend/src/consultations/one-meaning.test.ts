import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { addWork } from '../content/write-work.ts'
import {
  type ConsultationFilterQuery,
  type ConsultationPage,
  type ConsultationState,
  consultationState,
} from '../contract/consultations.ts'
import { aWork, startTestApp } from '../testing.ts'
import { addConsultation } from './testing.ts'

const { send, sql, stop } = await startTestApp()
afterAll(stop)

const AREAS = ['emelgem', 'kachtem', 'de-mol', 'centrum-izegem', 'wijk-achter-de-kerk', 'deelgemeente-izegem', 'izegem']
const DAYS = [-30, -3, 4, 40]
const parents = new Map(
  (
    await sql<{ slug: string; parent: string | null }[]>`
      select a.slug, p.slug as parent from areas a left join areas p on p.id = a.parent_id`
  ).map(({ slug, parent }) => [slug, parent]),
)
const liesIn = (slug: string, other: string): boolean => {
  const parent = parents.get(slug)
  return slug === other || (parent != null && liesIn(parent, other))
}

const degrees = (min: number, max: number) => fc.integer({ min: min * 1e6, max: max * 1e6 }).map((value) => value / 1e6)
const places = fc.tuple(degrees(3.17, 3.25), degrees(50.88, 50.95))
const consultationArbitrary = fc.record({
  areas: fc.uniqueArray(fc.constantFrom(...AREAS), { minLength: 1, maxLength: 2 }),
  ofWork: fc.boolean(),
  at: fc.option(places),
  // Days from now.
  opens: fc.constantFrom(-50, -20, 10),
  lasts: fc.constantFrom(5, 25, 60),
  isPublic: fc.boolean(),
})
type Consultation = typeof consultationArbitrary extends fc.Arbitrary<infer T> ? T : never

const some = <T>(values: readonly T[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }), { nil: undefined })
const filterArbitrary = fc.record({
  area: some(AREAS),
  state: some(consultationState.options),
  open: fc.option(fc.constantFrom('yes' as const, 'no' as const), { nil: undefined, freq: 2 }),
  until: fc.option(fc.constantFrom(...DAYS), { nil: undefined }),
  box: fc.option(fc.tuple(places, places), { nil: undefined, freq: 2 }),
  near: fc.option(fc.tuple(places, fc.integer({ min: 1, max: 5000 })), { nil: undefined, freq: 2 }),
})
type Filter = typeof filterArbitrary extends fc.Arbitrary<infer T> ? T : never

const stateOf = ({ opens, lasts }: Consultation): ConsultationState =>
  opens > 0 ? 'upcoming' : opens + lasts > 0 ? 'open' : 'closed'

/** What of the filter a consultation can be checked against without a map. */
function passes(consultation: Consultation, { area, state, open, until }: Filter): boolean {
  const now = stateOf(consultation)
  const areas = consultation.areas
  return (
    consultation.isPublic &&
    (!area || area.some((asked) => areas.some((own) => liesIn(own, asked) || liesIn(asked, own)))) &&
    (!state || state.includes(now)) &&
    (!open || (now === 'open') === (open === 'yes')) &&
    (until === undefined || consultation.opens + consultation.lasts <= until)
  )
}

const dayAfter = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' }).format(Date.now() + days * 86_400_000)

function queryOf({ area, state, open, until, box, near }: Filter): string {
  const query: ConsultationFilterQuery = {
    ...(area && { area: area.join() }),
    ...(state && { state: state.join() }),
    ...(open && { open }),
    ...(until !== undefined && { until: dayAfter(until) }),
    ...(near && { near: near[0].join(), radius: String(near[1]) }),
  }
  if (box) {
    const [[a, b], [c, d]] = box
    query.bbox = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)].join()
  }
  return new URLSearchParams(query as Record<string, string>).toString()
}

async function listed(query: string) {
  const items: ConsultationPage['items'] = []
  let next: string | null = ''
  let page: ConsultationPage | undefined
  while (next !== null) {
    const path = `/api/consultations?limit=7&${query}${next && `&cursor=${next}`}`
    page = (await (await send('GET', path)).json()) as ConsultationPage
    items.push(...page.items)
    next = page.next
  }
  return { items, page }
}

test('list, count, CSV and GeoJSON have one meaning', async () => {
  const workId = await sql.begin((transaction) => addWork(transaction, aWork()))
  const consultations = new Map<number, Consultation>()
  for (const one of fc.sample(consultationArbitrary, { numRuns: 60, seed: 7 })) {
    const { areas, ofWork, at, opens, lasts, isPublic } = one
    const id = await addConsultation(sql, {
      areas,
      at,
      workId: ofWork ? workId : null,
      opens: `${opens * 24} hours`,
      closes: `${(opens + lasts) * 24} hours`,
      visibility: isPublic ? 'public' : 'hidden',
    })
    consultations.set(id, one)
  }
  const degenerate: Filter['box'][] = [
    [
      [3.17, 50.91],
      [3.25, 50.91],
    ],
    [
      [3.2, 50.91],
      [3.2, 50.91],
    ],
  ]
  await fc.assert(
    fc.asyncProperty(filterArbitrary, async (filter) => {
      const query = queryOf(filter)
      const { items, page } = await listed(query)
      const ids = items.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(page?.count).toBe(ids.length)
      for (const state of consultationState.options) {
        expect(page?.counts[state]).toBe(items.filter((item) => item.state === state).length)
      }
      const lines = (await (await send('GET', `/api/consultations.csv?${query}`)).text()).trim().split('\n').slice(1)
      expect(lines.map((line) => Number(line.split(',')[0]))).toEqual(ids)
      const { features } = (await (await send('GET', `/api/consultations.geojson?${query}`)).json()) as {
        features: { id: number; geometry: { coordinates: number[] } }[]
      }
      expect(features.map(({ id, geometry }) => [id, ...geometry.coordinates])).toEqual(
        items.map(({ id, place }) => [id, place.lng, place.lat]),
      )

      const passing = [...consultations].filter(([, one]) => passes(one, filter)).map(([id]) => id)
      if (filter.box || filter.near) expect(passing).toEqual(expect.arrayContaining(ids))
      else expect(ids.toSorted()).toEqual(passing.toSorted())
      if (filter.near) {
        const distances = items.map(({ distance }) => distance ?? Number.NaN)
        expect(distances).toEqual(distances.toSorted((a, b) => a - b))
        expect(Math.max(0, ...distances)).toBeLessThanOrEqual(filter.near[1])
      }
    }),
    { numRuns: 60, examples: degenerate.map((box) => [{ box } as Filter]) },
  )
})
