import type { ChangeFeed } from '../database/changes.ts'
import type { Serialised } from '../http/serialised.ts'

const MAX_LASTING_BYTES = 32_000_000
const MAX_PASSING_BYTES = 64_000_000

// This language writes a day the way ISO 8601 does.
const brussels = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Brussels' })

type Kept = { revision: number; day: string; page: Serialised }

/**
 * Rendered pages by address. The few that everybody comes by (no query, not of one thing of many) stay; the others
 * pass. Both have room for so much, and the least used go first. A page says what day it is, in days that are left, so
 * at midnight in Europe/Brussels it is made again. Once something may no longer be shown, everything from before is gone.
 */
export class KeptPages {
  #feed: Pick<ChangeFeed, 'revision' | 'removals'>
  #lasting = new LeastUsedFirst(MAX_LASTING_BYTES)
  #passing = new LeastUsedFirst(MAX_PASSING_BYTES)
  #removals: number
  #today: () => string

  constructor(feed: Pick<ChangeFeed, 'revision' | 'removals'>, today = () => brussels.format(new Date())) {
    this.#feed = feed
    this.#today = today
    this.#removals = feed.removals
  }

  /** The page as it stands now, or undefined when it must be rendered. */
  fresh(url: string): Serialised | undefined {
    const kept = this.#find(url)
    return kept?.revision === this.#feed.revision && kept.day === this.#today() ? kept.page : undefined
  }

  /** The page as it was, for when it cannot be rendered. */
  last(url: string): Serialised | undefined {
    return this.#find(url)?.page
  }

  /** Keeps a page that was begun at `revision`, but for those of the desk. */
  keep(url: string, revision: number, page: Serialised): void {
    this.#forgetRemoved()
    if (!DESK.test(url)) this.#roomOf(url).set(url, { revision, day: this.#today(), page })
  }

  forget(url: string): void {
    this.#roomOf(url).delete(url)
  }

  #find(url: string): Kept | undefined {
    this.#forgetRemoved()
    return this.#roomOf(url).get(url)
  }

  #roomOf(url: string): LeastUsedFirst {
    return LASTING.test(url) ? this.#lasting : this.#passing
  }

  #forgetRemoved() {
    if (this.#removals === this.#feed.removals) return
    this.#removals = this.#feed.removals
    this.#lasting = new LeastUsedFirst(MAX_LASTING_BYTES)
    this.#passing = new LeastUsedFirst(MAX_PASSING_BYTES)
  }
}

/** Pages up to so many bytes; what was least used makes room. */
class LeastUsedFirst {
  readonly #maxBytes: number
  readonly #pages = new Map<string, Kept>()
  #bytes = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  get(url: string): Kept | undefined {
    const kept = this.#pages.get(url)
    if (kept && this.#pages.delete(url)) this.#pages.set(url, kept)
    return kept
  }

  set(url: string, kept: Kept): void {
    this.delete(url)
    this.#pages.set(url, kept)
    this.#bytes += bytesOf(url, kept.page)
    for (const leastUsed of this.#pages.keys()) {
      if (this.#bytes <= this.#maxBytes) break
      this.delete(leastUsed)
    }
  }

  delete(url: string): void {
    const kept = this.#pages.get(url)
    if (kept && this.#pages.delete(url)) this.#bytes -= bytesOf(url, kept.page)
  }
}

const bytesOf = (url: string, { identity, gzip, brotli }: Serialised) =>
  url.length + identity.length + (gzip?.length ?? 0) + (brotli?.length ?? 0)

// Its addresses answer with the same page whatever stands in them, and it is of no use while the database is away.
const DESK = /^\/beheer(\/|\?|$)/
// What is not named here passes: a page that answers to made-up addresses must not push these out.
const LASTING = /^\/([a-z-]*|kern\/[a-z0-9-]+|idee\/nieuw)$/
