import type { Logger } from 'pino'
import type { Sql } from 'postgres'
import type { PortalEvent } from '../contract/events.ts'
import type { EventHub } from '../http/event-hub.ts'
import type { PinIndex, PublicPin } from '../pin-index/pin-index.ts'

const POLL_MS = 500
const LOAD_BATCH = 5_000
// Past so many a page is quicker told to fetch everything again.
const MAX_RESUMED = 500
const FOLLOWED_TABLES = [
  'ideas',
  'idea_tombstones',
  'works',
  'consultations',
  'community_rooms',
  'content_tombstones',
] as const

type PinRow = Omit<PublicPin, 'place'> & { lng: number | null; lat: number | null }
type ChangedRow = PinRow & {
  title: string
  areas: string[]
  changedXid: string
  isPublic: boolean
}

type ContentRow = { kind: 'work' | 'consultation' | 'room'; id: number; changedXid: string; isPublic: boolean }

const pinColumns = (sql: Sql) => sql`
  i.kind, i.theme, i.status, i.area_ids, i.created_on, i.example, ST_X(i.geom) as lng, ST_Y(i.geom) as lat`
const changeColumns = (sql: Sql) => sql`
  i.id, i.title, ${pinColumns(sql)}, i.changed_xid::text, i.visibility = 'public' as is_public,
  array(select slug from areas where id = any(i.area_ids)) as areas`

/**
 * Keeps the pin index and the event streams equal to the database. `LISTEN` wakes it, the poll decides: it reads again
 * every row touched by a transaction that was still open at the last poll or came later, and receivers are idempotent,
 * so nothing is missed and nothing is told before its commit. A lost connection heals at the next poll.
 */
export class ChangeFeed {
  #sql: Sql
  #index: PinIndex
  #hub: EventHub
  #log: Logger
  #horizon = '0'
  #told = new Map<number, string>()
  #toldContent = new Map<string, string>()
  #clock = '-infinity'
  #clockReadAt = Number.NEGATIVE_INFINITY
  #answers = 0
  #polling: Promise<void> = Promise.resolve()
  #next: Promise<void> | null = null
  #written: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined
  #stopped = false
  #revision = 0
  #removals = 0
  #unlisten: (() => Promise<void>) | undefined

  constructor(sql: Sql, index: PinIndex, hub: EventHub, log: Logger) {
    this.#sql = sql
    this.#index = index
    this.#hub = hub
    this.#log = log
  }

  /** Up to where this process knows every change. */
  get position() {
    return this.#horizon
  }

  /** Rises with every public change, also of what the map does not show; it starts anew in every process. */
  get revision() {
    return this.#revision
  }

  /** Rises when something may no longer be shown: what was kept from before must then not be shown again. */
  get removals() {
    return this.#removals
  }

  /** Loads everything, then follows. */
  async start() {
    await this.#load()
    this.#timer = setInterval(() => void this.wake(), POLL_MS)
    this.#sql
      .listen('changes', () => void this.wake())
      .then(({ unlisten }) => {
        this.#unlisten = unlisten
      })
      .catch((error: unknown) => this.#log.warn({ err: error }, 'cannot listen for changes; polling goes on'))
  }

  async stop() {
    this.#stopped = true
    clearInterval(this.#timer)
    await this.#polling
    await this.#unlisten?.().catch(() => undefined)
  }

  /** Polls, after the poll that runs if there is one; resolves when everything committed before the call is known. */
  wake(): Promise<void> {
    if (this.#stopped) return Promise.resolve()
    this.#next ??= this.#polling.then(() => {
      this.#next = null
      this.#polling = this.#poll().catch((error: unknown) =>
        this.#log.warn({ err: error }, 'the change feed waits for the database'),
      )
      return this.#polling
    })
    return this.#next
  }

  /** Something was written through this process: who reads a page next is to find it there. */
  noteWrite(): void {
    this.#written = this.wake()
  }

  /** Resolves once everything written through this process is known. */
  get written(): Promise<void> {
    return this.#written
  }

  /** What a client that heard everything up to `position` has missed, or null when it must fetch everything again. */
  async since(position: string): Promise<{ events: PortalEvent[]; position: string } | null> {
    if (!/^\d{1,19}$/.test(position)) return null
    const { horizon, isKnown, rows } = await this.#read(position, MAX_RESUMED + 1)
    const content = await this.#readContent(position, MAX_RESUMED + 1)
    if (!isKnown || rows.length + content.length > MAX_RESUMED) return null
    return { events: [...rows.map((row) => toEvent(row, false)), ...content.map(toContentEvent)], position: horizon }
  }

  async #load() {
    // After a restore into a new cluster rows carry transactions that have yet to come; touching them brings them back.
    for (const table of FOLLOWED_TABLES) {
      await this.#sql`
        update ${this.#sql(table)} set changed_xid = default where changed_xid >= pg_snapshot_xmax(pg_current_snapshot())`
    }
    await this.#sql.begin('isolation level repeatable read read only', async (transaction) => {
      // A cursor is one statement to the server, however long its batches take to be read.
      await transaction`set local statement_timeout = 0`
      const [{ horizon }] = await transaction<[{ horizon: string }]>`
        select pg_snapshot_xmin(pg_current_snapshot())::text as horizon`
      // In no order and with no more than a pin is made of: of a million rows the first batch comes at once.
      const batches = transaction<PinRow[]>`
        select i.id, ${pinColumns(this.#sql)} from ideas i where i.visibility = 'public'`.cursor(LOAD_BATCH)
      await this.#index.load(pinsOf(batches))
      this.#horizon = horizon
      this.#told.clear()
      this.#toldContent.clear()
    })
    await this.#passTime()
    this.#revision += 1
    this.#hub.publish([], this.#horizon)
  }

  async #poll() {
    const { horizon, isKnown, hasContent, rows } = await this.#read(this.#horizon, null)
    if (!isKnown) {
      await this.#load()
      this.#hub.publish([{ type: 'reset' }], this.#horizon)
      return
    }
    // All is read before anything is told: a poll that fails halfway is made again as if it had not been.
    const content = hasContent ? await this.#readContent(this.#horizon, null) : []
    const { turned, areAnswersNew } = await this.#passTime(POLL_MS / 2)
    const fresh = rows.filter(({ id, changedXid }) => this.#told.get(id) !== changedXid)
    const freshContent = content.filter((row) => this.#toldContent.get(contentKey(row)) !== row.changedXid)
    const events = fresh.map((row) => toEvent(row, row.isPublic && !this.#index.has(row.id)))
    for (const row of fresh) {
      if (row.isPublic) this.#index.upsert(toPin(row))
      else this.#index.remove(row.id)
    }
    this.#horizon = horizon
    const isAfter = ({ changedXid }: { changedXid: string }) => BigInt(changedXid) >= BigInt(horizon)
    this.#told = new Map(rows.filter(isAfter).map((row) => [row.id, row.changedXid]))
    this.#toldContent = new Map(content.filter(isAfter).map((row) => [contentKey(row), row.changedXid]))
    if (fresh.length + freshContent.length + turned.length > 0 || areAnswersNew) this.#revision += 1
    if ([...fresh, ...freshContent].some(({ isPublic }) => !isPublic)) this.#removals += 1
    this.#hub.publish([...events, ...freshContent.map(toContentEvent), ...turned], horizon)
  }

  /**
   * What the clock alone changed since it was last asked: consultations that opened or closed, and, once a minute, works
   * whose hindrance began or ended, and whether answers came in, which are not told one by one.
   */
  async #passTime(notWithinMs = 0): Promise<{ turned: PortalEvent[]; areAnswersNew: boolean }> {
    // Every write wakes the feed; the clock need not be asked each time.
    if (performance.now() - this.#clockReadAt < notWithinMs) return { turned: [], areAnswersNew: false }
    this.#clockReadAt = performance.now()
    const [{ clock, works, consultations, answers }] = await this.#sql<
      [{ clock: string; works: number[]; consultations: number[]; answers: number | null }]
    >`
      with passed as materialized (
        select clock, last_clock, date_trunc('minute', clock) as minute, date_trunc('minute', last_clock) as last_minute
        from (select clock_timestamp() as clock, ${this.#clock}::text::timestamptz as last_clock) t
      )
      select clock::text,
        array(select c.id::integer from consultations c where c.visibility = 'public'
          and ((c.opens_at > last_clock and c.opens_at <= clock) or (c.closes_at > last_clock and c.closes_at <= clock)))
          as consultations,
        case when minute > last_minute then array(
          select distinct w.id::integer from hindrances h join works w on w.id = h.work_id cross join unnest(h.periods) period
          where w.visibility = 'public' and ((lower(period) > last_minute and lower(period) <= minute)
            or (upper(period) > last_minute and upper(period) <= minute))) else '{}' end as works,
        case when minute > last_minute then (select coalesce(sum(answer_count), 0)::integer from consultations) end as answers
      from passed`
    const isFirst = this.#clock === '-infinity'
    const areAnswersNew = answers !== null && answers !== this.#answers
    this.#clock = clock
    this.#answers = answers ?? this.#answers
    if (isFirst) return { turned: [], areAnswersNew: false }
    const turned = [
      ...works.map((id) => ({ type: 'work.changed' as const, id, isRemoved: false })),
      ...consultations.map((id) => ({ type: 'consultation.changed' as const, id, isRemoved: false })),
    ]
    return { turned, areAnswersNew }
  }

  async #readContent(position: string, limit: number | null): Promise<ContentRow[]> {
    return this.#sql<ContentRow[]>`
      select kind, id::integer, changed_xid::text, is_public from (
        select 'work' as kind, id, changed_xid, visibility = 'public' as is_public from works
          where changed_xid >= ${position}::xid8
        union all
        select 'consultation', id, changed_xid, visibility = 'public' from consultations
          where changed_xid >= ${position}::xid8
        union all
        select 'room', id, changed_xid, visibility = 'public' from community_rooms where changed_xid >= ${position}::xid8
        union all
        select kind, content_id, changed_xid, false from content_tombstones where changed_xid >= ${position}::xid8
      ) changed order by changed.changed_xid, kind, id limit ${limit}`
  }

  async #read(position: string, limit: number | null) {
    const rows = await this.#sql<
      (ChangedRow & { horizon: string; isKnown: boolean; hasContent: boolean; id: number | null })[]
    >`
      select h.horizon::text, ${position}::xid8 <= h.newest as is_known,
        exists (select from works where changed_xid >= ${position}::xid8)
          or exists (select from consultations where changed_xid >= ${position}::xid8)
          or exists (select from community_rooms where changed_xid >= ${position}::xid8)
          or exists (select from content_tombstones where changed_xid >= ${position}::xid8) as has_content,
        changed.*
      from (select pg_snapshot_xmin(pg_current_snapshot()) as horizon, pg_snapshot_xmax(pg_current_snapshot()) as newest) h
      left join lateral (
        (select ${changeColumns(this.#sql)} from ideas i where i.changed_xid >= ${position}::xid8
          order by i.changed_xid, i.id limit ${limit})
        union all
        (select idea_id, null, null, null, null, null, null, null, null, null, changed_xid::text, false, null
          from idea_tombstones where changed_xid >= ${position}::xid8 order by changed_xid, idea_id limit ${limit})
      ) changed on true`
    const [first] = rows
    if (!first) throw new Error('the change feed read no horizon')
    return {
      horizon: first.horizon,
      isKnown: first.isKnown,
      hasContent: first.hasContent,
      rows: rows.filter((row): row is typeof row & ChangedRow => row.id !== null),
    }
  }
}

async function* pinsOf(batches: AsyncIterable<PinRow[]>) {
  for await (const rows of batches) yield rows.map(toPin)
}

const toPlace = ({ lng, lat }: PinRow) => (lng === null || lat === null ? null : { lng, lat })

const toPin = (row: PinRow): PublicPin => ({
  id: row.id,
  place: toPlace(row),
  kind: row.kind,
  theme: row.theme,
  status: row.status,
  areaIds: row.areaIds,
  createdOn: row.createdOn,
  example: row.example,
})

const contentKey = ({ kind, id }: ContentRow) => `${kind} ${id}`

const toContentEvent = ({ kind, id, isPublic }: ContentRow): PortalEvent => ({
  type: `${kind}.changed`,
  id,
  isRemoved: !isPublic,
})

function toEvent(row: ChangedRow, isNew: boolean): PortalEvent {
  if (!row.isPublic) return { type: 'idea.removed', id: row.id }
  const { id, title, kind, theme, status, areas, createdOn, example } = row
  return { type: 'idea.changed', id, title, kind, theme, status, areas, place: toPlace(row), createdOn, example, isNew }
}
