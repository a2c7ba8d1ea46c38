import type { Sql } from 'postgres'

const REFRESH_MS = 60_000

/** The ids of areas by slug, known without the database. */
export class AreaDirectory {
  #sql: Sql
  #ids = new Map<string, number>()
  #timer: NodeJS.Timeout | undefined

  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** Loads the areas and looks again every minute; while the database is away what is known stands. */
  async start() {
    await this.#load()
    this.#timer = setInterval(() => this.#load().catch(() => undefined), REFRESH_MS).unref()
  }

  stop() {
    clearInterval(this.#timer)
  }

  /** Ids of the slugs that are areas. */
  idsOf(slugs: readonly string[]): number[] {
    return slugs.flatMap((slug) => this.#ids.get(slug) ?? [])
  }

  async #load() {
    const rows = await this.#sql<{ id: number; slug: string }[]>`select id, slug from areas`
    this.#ids = new Map(rows.map(({ id, slug }) => [slug, id]))
  }
}
