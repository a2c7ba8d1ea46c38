import type { Fragment, Sql } from 'postgres'
import { FRESH_DAYS } from '../contract/freshness.ts'

/** The condition that a work `w` that everyone sees goes on, and that its newest state is too old to go for today. */
export const isStale = (sql: Sql): Fragment => sql`(
  w.visibility = 'public' and not w.example and w.archived_at is null and w.status = 'in-progress'
  and coalesce((select max(s.stated_on) from work_states s where s.work_id = w.id)
    < (now() at time zone 'Europe/Brussels')::date - ${FRESH_DAYS}::int, false))`
