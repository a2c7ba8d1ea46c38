import type { ChangeFeed } from '../database/changes.ts'
import type { Serialised } from '../http/serialised.ts'

const MAX_PASSING_BYTES = 64_000_000

// This language writes a day the way ISO 8601 does.
const brussels = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Brussels' })

type Kept = { revision: number; day: string; page: Serialised }

/**
 * Rendered pages by address. The few that everybody comes by (no query, not of one thing of many) stay; the others
 * pass, the least used first. A page says what day it is, in days that are left, so at midnight in Europe/Brussels it
 * is made again. Once something may no longer be shown, everything from before is gone.
 */
export class KeptPages {
  #feed: Pick<ChangeFeed, 'revision' | 'removals'>
  #lasting = new Map<string, Kept>()
  #passing = new Map<string, Kept>()
  #passingBytes = 0
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

  /** Keeps a page that was begun at `revision`. */
  keep(url: string, revision: number, page: Serialised): void {
    this.#forgetRemoved()
    const kept = { revision, day: this.#today(), page }
    if (isLasting(url)) {
      this.#lasting.set(url, kept)
      return
    }
    this.#drop(url)
    this.#passing.set(url, kept)
    this.#passingBytes += bytesOf(page)
    for (const leastUsed of this.#passing.keys()) {
      if (this.#passingBytes <= MAX_PASSING_BYTES) break
      this.#drop(leastUsed)
    }
  }

  forget(url: string): void {
    this.#lasting.delete(url)
    this.#drop(url)
  }

  #drop(url: string) {
    const kept = this.#passing.get(url)
    if (kept && this.#passing.delete(url)) this.#passingBytes -= bytesOf(kept.page)
  }

  #find(url: string): Kept | undefined {
    this.#forgetRemoved()
    const kept = this.#lasting.get(url) ?? this.#passing.get(url)
    if (kept && this.#passing.delete(url)) this.#passing.set(url, kept)
    return kept
  }

  #forgetRemoved() {
    if (this.#removals === this.#feed.removals) return
    this.#removals = this.#feed.removals
    this.#lasting.clear()
    this.#passing.clear()
    this.#passingBytes = 0
  }
}

const bytesOf = ({ identity, gzip, brotli }: Serialised) =>
  identity.length + (gzip?.length ?? 0) + (brotli?.length ?? 0)

const ONE_OF_MANY = /^\/(idee|werken|inspraak|straat)\//
const isLasting = (url: string) => !url.includes('?') && !ONE_OF_MANY.test(url)
