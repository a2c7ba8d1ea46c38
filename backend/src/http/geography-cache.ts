import { isDatabaseAway } from './problem.ts'
import { type Serialised, serialise } from './serialised.ts'

const MAX_AGE_MS = 60_000

/**
 * What changes seldom, written and compressed once a minute at most, however many ask at once. While the database is
 * away the last body stands, so that the map stays up.
 */
export function createGeographyCache(
  query: (key: string) => Promise<[{ body: string }]>,
  type = 'application/geo+json',
) {
  const kept = new Map<string, { at: number; body: Promise<Serialised> }>()
  return (key = ''): Promise<Serialised> => {
    const last = kept.get(key)
    if (last && performance.now() - last.at < MAX_AGE_MS) return last.body
    const body = refresh(key, last?.body)
    kept.set(key, { at: performance.now(), body })
    body.catch(() => kept.delete(key))
    return body
  }

  async function refresh(key: string, last: Promise<Serialised> | undefined): Promise<Serialised> {
    const before = await last
    try {
      const [{ body }] = await query(key)
      const isSame = before?.identity.equals(Buffer.from(body))
      return before && isSame ? before : serialise(body, `${type}; charset=utf-8`, 9)
    } catch (error) {
      if (before && isDatabaseAway(error)) return before
      throw error
    }
  }
}
