import { isDatabaseAway } from './problem.ts'
import { type Serialised, serialise } from './serialised.ts'

const MAX_AGE_MS = 60_000

/**
 * GeoJSON that changes seldom, written and compressed once a minute at most. While the database is away the last body
 * stands, so that the map stays up.
 */
export function createGeographyCache(query: (key: string) => Promise<[{ body: string }]>) {
  const kept = new Map<string, { at: number; body: Serialised }>()
  return async (key = ''): Promise<Serialised> => {
    const last = kept.get(key)
    if (last && performance.now() - last.at < MAX_AGE_MS) return last.body
    try {
      const [{ body }] = await query(key)
      const isSame = last?.body.identity.equals(Buffer.from(body))
      const fresh = last && isSame ? last.body : serialise(body, 'application/geo+json; charset=utf-8', 9)
      kept.set(key, { at: performance.now(), body: fresh })
      return fresh
    } catch (error) {
      if (last && isDatabaseAway(error)) return last.body
      throw error
    }
  }
}
