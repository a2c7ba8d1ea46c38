import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NewWorkFile, Reference } from '@wijkwerk/backend/contract/works.ts'
import { command } from './portal.ts'

/** Of a work all there is to say, but what is counted from today. */
export const FULL_WORK = {
  title: 'Nieuwe riolering en voetpaden',
  locationText: 'nr. 2 tot 64, beide kanten',
  body: 'De oude riool maakt plaats voor een gescheiden stelsel.',
  plannedStart: '2026-09',
  actualStart: '2026-09-14',
  plannedEnd: '2098-01',
  expectedEnd: '2098-03',
  passage: {
    car: { can: 'no', text: 'wel tot aan je oprit na 17 uur' },
    bicycle: { can: 'yes', text: 'afstappen aan de werfzone' },
    foot: { can: 'limited' },
    bins: { text: 'Zet buiten aan de hoek, dinsdag' },
  },
  contactName: 'wijkwerker',
  contactPhone: '051 00 00 00',
  stillOpen: 'Waar komen de bomen en de fietsenstalling?',
  fixed: 'De diepte van de riolering.',
  documents: [{ title: 'Brief aan de bewoners', url: 'https://brief.example/', on: '2026-09-04' }],
  sources: [{ title: 'Het plan', url: 'https://plan.example/', on: '2026-11' }],
  phases: [
    { name: 'Fase 1', locationText: 'nr. 2 tot 20', status: 'done', actualEnd: '2026-10-12' },
    { name: 'Fase 2', locationText: 'nr. 22 tot 64', status: 'in-progress', expectedEnd: '2098-03' },
  ],
  hindrances: [
    {
      where: [{ street: 'baronstraat' }],
      widthMetres: 40,
      periods: [{ start: '2026-09-14', end: '2098-03-31' }],
      severe: true,
      effects: ['no-motor-vehicles', 'bus-detour'],
      note: 'De bus rijdt om langs de Dam.',
    },
  ],
} satisfies Partial<NewWorkFile>

/** Adds a work, an example in the Baronstraat unless told otherwise, and gives its number. */
export function addWork(changes: Partial<NewWorkFile> = {}): number {
  const work: NewWorkFile = {
    kind: 'sewer',
    status: 'in-progress',
    title: 'Nieuwe riolering',
    client: 'Aquafin',
    decidingAuthority: 'De stad',
    cityDecides: true,
    where: [{ street: 'baronstraat' }],
    example: true,
    ...changes,
  }
  return Number(/\d+/.exec(add('work', work)))
}

/** Adds a room of Emelgem of which nothing is known but its name, unless more is given. */
export const addRoom = (slug: string, name: string, more: { sources?: readonly Reference[] } = {}) =>
  add('room', { slug, name, area: 'emelgem', ...more })

function add(kind: 'work' | 'room', content: object): string {
  const file = join(tmpdir(), `wijkwerk-${kind}-${randomUUID()}.json`)
  writeFileSync(file, JSON.stringify(content))
  try {
    return command('content', kind, 'add', '--file', file)
  } finally {
    rmSync(file)
  }
}

/** Says how a work stands, today unless another day is given (`2026-11-16`). */
export function stateWork(id: number, text: string, on?: string): void {
  command('content', 'work', 'state', String(id), '--text', text, ...(on ? ['--on', on] : []))
}
