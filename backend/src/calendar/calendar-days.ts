import type { Sql } from 'postgres'
import { matchesConsultation } from '../database/consultation-filter-sql.ts'
import { matchesWork } from '../database/work-filter-sql.ts'
import { locationText } from '../database/work-rows.ts'

/** A day on which something begins or ends; `hour` is when that day's answering stops, where it is not midnight. */
export type CalendarDay = {
  thing: 'work' | 'consultation'
  id: number
  moment: 'start' | 'end' | 'opens' | 'closes'
  day: string
  title: string
  hour: string | null
  location: string | null
  example: boolean
  updatedAt: Date
  hasHappened: boolean
}

/**
 * The days of public works and consultations, of the last year and to come. What is known to the month only has no day
 * and stays out; so does what was cancelled.
 */
export async function calendarDays(sql: Sql, area: string | undefined): Promise<CalendarDay[]> {
  const filter = area === undefined ? {} : { area: [area] }
  return sql<CalendarDay[]>`
    select * from (
      select 'work' as thing, w.id, m.moment, first_day_of(m.day) as day, w.title, null as hour,
        coalesce(${locationText(sql)}, (select string_agg(s.name, ', ' order by s.name) from streets s
          where s.id = any(w.street_ids))) as location,
        w.example, w.updated_at, m.has_happened
      from works w cross join lateral (values
        ('start', coalesce(w.actual_start, w.expected_start, w.planned_start), w.actual_start is not null),
        ('end', coalesce(w.actual_end, w.expected_end, w.planned_end), w.actual_end is not null)
      ) m (moment, day, has_happened)
      where ${matchesWork(sql, filter)} and w.status <> 'cancelled' and length(m.day) = 10
      union all
      select 'consultation', c.id, m.moment, m.day, c.title, m.hour, null, c.example, c.updated_at, m.at <= now()
      from consultations c cross join lateral (values
        ('opens', (c.opens_at at time zone 'Europe/Brussels')::date, null, c.opens_at),
        ('closes', closing_day(c), nullif(to_char(c.closes_at at time zone 'Europe/Brussels', 'HH24:MI'), '00:00'),
          c.closes_at)
      ) m (moment, day, hour, at)
      where ${matchesConsultation(sql, filter)}
    ) days
    where day > now() - interval '1 year'
    order by day, thing, id, moment`
}
