import ICAL from 'ical.js'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { addConsultation } from '../consultations/testing.ts'
import { addWork } from '../content/write-work.ts'
import { aWork, startTestApp } from '../testing.ts'

const { send, sql, stop } = await startTestApp({ RATE_LIMITS: 'off', PUBLIC_URL: 'https://wijkwerk.example' })
afterAll(stop)
beforeEach(async () => void (await sql`truncate works, consultations cascade`))

async function read(query = '') {
  const response = await send('GET', `/api/calendar.ics${query}`)
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  const text = await response.text()
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => {
    const { uid, summary, description, location, startDate, endDate } = new ICAL.Event(event)
    const isWholeDay = startDate.isDate && endDate.isDate
    const [start, end] = [startDate.toString(), endDate.toString()]
    const url = String(event.getFirstPropertyValue('url'))
    return { uid, summary, description, location, start, end, isWholeDay, url }
  })
  return { text, events }
}
const work = (changes: Parameters<typeof aWork>[0]) => sql.begin((transaction) => addWork(transaction, aWork(changes)))
const consultation = async (title: string, opens: string, closes: string, area = 'emelgem') => {
  const id = await addConsultation(sql, { title, areas: [area] })
  await sql`
    update consultations set opens_at = ${opens}::text::timestamp at time zone 'Europe/Brussels',
      closes_at = ${closes}::text::timestamp at time zone 'Europe/Brussels' where id = ${id}`
  return id
}

test('works begin and end, consultations open and close, on whole days of Brussels, with stable ids and links', async () => {
  const workId = await work({ title: 'Riolering', plannedStart: '2030-03-31', expectedEnd: '2030-10-27' })
  const id = await consultation('Plein', '2030-03-30 00:00', '2030-04-01 00:00')
  const hourly = await consultation('Park', '2030-01-10 08:00', '2030-04-01 18:30')
  const days = (await read()).events.map(({ uid, summary, start, end, isWholeDay }) => [
    uid,
    summary,
    start,
    end,
    isWholeDay,
  ])
  const at = (name: string) => `${name}@wijkwerk.example`
  expect(days).toEqual([
    [at(`consultation-${hourly}-opens`), 'Bevraging open: Park', '2030-01-10', '2030-01-11', true],
    [at(`consultation-${id}-opens`), 'Bevraging open: Plein', '2030-03-30', '2030-03-31', true],
    [at(`consultation-${id}-closes`), 'Laatste dag om te antwoorden: Plein', '2030-03-31', '2030-04-01', true],
    [at(`work-${workId}-start`), 'Verwachte start van de werken: Riolering', '2030-03-31', '2030-04-01', true],
    [at(`consultation-${hourly}-closes`), 'Laatste dag om te antwoorden: Park', '2030-04-01', '2030-04-02', true],
    [at(`work-${workId}-end`), 'Verwacht einde van de werken: Riolering', '2030-10-27', '2030-10-28', true],
  ])
  const { text, events } = await read()
  expect(text).toContain('X-WR-TIMEZONE:Europe/Brussels\r\n')
  expect(events[4]).toMatchObject({
    description: `Antwoorden kan tot 18:30 uur.\nhttps://wijkwerk.example/inspraak/${hourly}`,
    url: `https://wijkwerk.example/inspraak/${hourly}`,
  })
  expect(events[3]).toMatchObject({
    location: 'Baronstraat, nr. 2 tot 60',
    url: `https://wijkwerk.example/werken/${workId}`,
  })
  // DTSTAMP has to be UTC (RFC 5545, section 3.8.7.2), and the same body is told as such.
  expect(text.match(/^DTSTAMP:.*$/gm)).toEqual(events.map(() => expect.stringMatching(/^DTSTAMP:\d{8}T\d{6}Z/)))
  const tag = (await send('GET', '/api/calendar.ics')).headers.get('etag') ?? ''
  expect((await send('GET', '/api/calendar.ics', undefined, { 'if-none-match': tag })).status).toBe(304)
})

test('a day that is not known to the day, a cancelled work, something hidden and what is long past stay out', async () => {
  await work({ title: 'Ooit', plannedStart: '2030-03', plannedEnd: '2031' })
  await work({ title: 'Nooit', status: 'cancelled', plannedStart: '2030-03-01' })
  await work({ title: 'Lang geleden', status: 'done', actualStart: '2019-03-01', actualEnd: '2019-04-01' })
  const id = await consultation('Verborgen', '2030-01-10 08:00', '2030-04-01 18:30')
  await sql`update consultations set visibility = 'hidden' where id = ${id}`
  expect((await read()).events).toEqual([])
})

test('what was planned for one day and began on another is told with the day on which it began', async () => {
  const today = new Date().toISOString().slice(0, 10)
  await work({ title: 'Riolering', status: 'in-progress', plannedStart: '2026-01-01', actualStart: today })
  expect((await read()).events.map(({ summary, start }) => [summary, start])).toEqual([
    ['Start van de werken: Riolering', today],
  ])
})

test('a kern has a calendar of its own', async () => {
  await work({ title: 'Riolering', plannedStart: '2030-03-31' })
  await consultation('Plein', '2030-03-30 00:00', '2030-04-01 00:00', 'kachtem')
  await consultation('Stad', '2030-05-30 00:00', '2030-06-01 00:00', 'izegem')
  const titles = async (area: string) =>
    new Set((await read(`?area=${area}`)).events.map(({ summary }) => summary.split(': ')[1]))
  expect(await titles('emelgem')).toEqual(new Set(['Riolering', 'Stad']))
  expect(await titles('kachtem')).toEqual(new Set(['Plein', 'Stad']))
  expect((await read('?area=emelgem')).text).toContain('X-WR-CALNAME:Wijkwerk Emelgem\r\n')
  expect((await send('GET', '/api/calendar.ics?area=emelgem,kachtem')).status).toBe(400)
})

test('whatever a title holds, it is read back whole, from lines of at most 75 octets', async () => {
  const title = `a,b;c\\n "d" \\; ${'é😀'.repeat(60)} : END:VEVENT سلام`
  await consultation(title, '2030-03-30 00:00', '2030-04-01 00:00')
  await sql`update consultations set title = title || E'\\r\\nBEGIN:VALARM\\r\\n', example = true`
  const { text, events } = await read()
  expect(events.map(({ summary }) => summary)).toEqual([
    `Voorbeeld: Bevraging open: ${title}\nBEGIN:VALARM`,
    `Voorbeeld: Laatste dag om te antwoorden: ${title}\nBEGIN:VALARM`,
  ])
  const lines = text.split('\r\n')
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  expect(lines.every((line) => !/[\r\n]/.test(line))).toBe(true)
})
