import type { ChangeFeed } from '../database/changes.ts'
import { isDatabaseAway } from '../http/problem.ts'
import type { Serialised } from '../http/serialised.ts'

const MAX_KEPT = 40
// Hindrance begins and ends by the clock, without a change that the feed could tell of.
const MAX_AGE_MS = 30_000

type Kept = { revision: number; removals: number; at: number; body: Promise<Serialised> }

/**
 * The shapes of works by filter: made once however many ask at once, and anew after a change. While the database is
 * away the last ones stand, unless something may no longer be shown since.
 */
export class KeptShapes {
  #feed: Pick<ChangeFeed, 'revision' | 'removals'>
  #kept = new Map<string, Kept>()

  constructor(feed: Pick<ChangeFeed, 'revision' | 'removals'>) {
    this.#feed = feed
  }

  get(key: string, make: () => Promise<Serialised>): Promise<Serialised> {
    const { revision, removals } = this.#feed
    const last = this.#kept.get(key)
    this.#kept.delete(key)
    const isFresh = last?.revision === revision && performance.now() - last.at < MAX_AGE_MS
    const kept = isFresh ? last : { revision, removals, at: performance.now(), body: this.#refresh(last, make) }
    this.#kept.set(key, kept)
    kept.body.catch(() => this.#kept.get(key) === kept && this.#kept.delete(key))
    const [leastUsed] = this.#kept.keys()
    if (this.#kept.size > MAX_KEPT && leastUsed !== undefined) this.#kept.delete(leastUsed)
    return kept.body
  }

  async #refresh(last: Kept | undefined, make: () => Promise<Serialised>): Promise<Serialised> {
    try {
      return await make()
    } catch (error) {
      if (last?.removals === this.#feed.removals && isDatabaseAway(error)) return last.body
      throw error
    }
  }
}
