import { ICalCalendar, ICalEventTransparency } from 'ical-generator'
import { slug } from '../contract/filter.ts'
import { cleanText } from '../contract/text.ts'
import { REVALIDATE } from '../http/cache.ts'
import type { AppContext } from '../http/context.ts'
import { rateLimit } from '../http/rate-limit.ts'
import { createRoute, createRouter, problems, z } from '../http/router.ts'
import { sendSerialised, serialise } from '../http/serialised.ts'
import { type CalendarDay, calendarDays } from './calendar-days.ts'

const DAY_MS = 86_400_000
const REFRESH_SECONDS = 3_600

const route = createRoute({
  method: 'get',
  path: '/calendar.ics',
  summary: 'The days of works and consultations, of the city or of one area, to follow in a calendar',
  request: { query: z.strictObject({ area: slug.optional() }) },
  responses: { 200: { description: 'iCalendar', content: { 'text/calendar': {} } }, ...problems },
})

/** The days on which works begin and end, and consultations open and close, as whole days of Europe/Brussels. */
export const calendar = (context: AppContext) => {
  const { listSql, environment } = context
  const router = createRouter()
  router.use('/calendar.ics', rateLimit(context, { GET: 'export' }))
  return router.openapi(route, async (c) => {
    const { area } = c.req.valid('query')
    const [days, [named]] = await Promise.all([
      calendarDays(listSql, area),
      listSql<[{ name: string }?]>`select name from areas where slug = ${area ?? null}`,
    ])
    const site = new URL(environment.PUBLIC_URL ?? c.req.url)
    const body = toCalendar(days, `${environment.SERVICE_NAME} ${named?.name ?? environment.SERVICE_CITY}`, site)
    c.header('Content-Disposition', 'inline; filename="calendar.ics"')
    return sendSerialised(c, serialise(body, 'text/calendar; charset=utf-8'), REVALIDATE) as never
  })
}

function toCalendar(days: readonly CalendarDay[], name: string, { origin, hostname }: URL): string {
  const calendar = new ICalCalendar({
    // The library escapes the name as if it stood in quotes.
    name: name.replace(/[\\;,"\n]/g, ' '),
    prodId: { company: 'Wijkwerk', product: 'Wijkwerk', language: 'NL' },
    ttl: REFRESH_SECONDS,
  })
  calendar.x('X-WR-TIMEZONE', 'Europe/Brussels')
  for (const { thing, id, moment, day, title, hour, location, example, updatedAt, hasHappened } of days) {
    const start = new Date(`${day}T00:00:00Z`)
    const link = `${origin}/${thing === 'work' ? 'werken' : 'inspraak'}/${id}`
    calendar.createEvent({
      id: `${thing}-${id}-${moment}@${hostname}`,
      start,
      end: new Date(start.getTime() + DAY_MS),
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      stamp: updatedAt,
      lastModified: updatedAt,
      summary: cleanText(`${example ? 'Voorbeeld: ' : ''}${WORDS[moment](hasHappened)}: ${title}`),
      description: cleanText([hour && `Antwoorden kan tot ${hour} uur.`, link].filter(Boolean).join('\n')),
      location: location && cleanText(location),
      url: link,
    })
  }
  return calendar.toString()
}

const WORDS: Record<CalendarDay['moment'], (hasHappened: boolean) => string> = {
  start: (hasHappened) => (hasHappened ? 'Start van de werken' : 'Verwachte start van de werken'),
  end: (hasHappened) => (hasHappened ? 'Einde van de werken' : 'Verwacht einde van de werken'),
  opens: () => 'Bevraging open',
  closes: () => 'Laatste dag om te antwoorden',
}
