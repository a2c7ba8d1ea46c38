import { z } from 'zod'
import { HINDRANCE_AFTER } from '../contract/desk-content.ts'
import { plainText } from '../contract/text.ts'
import { newWork, workPart } from '../contract/works.ts'
import { StartError } from '../start-error.ts'
import { type Act, type ContentCommand, type Flags, prepareVerb, type Verb } from './command.ts'
import { checked, checkedPart, readId, readJsonFile, readPastDay, today } from './input.ts'
import { addWork, cancelWork, changeWork, endWork, showWork, stateWork, workLines } from './write-work.ts'

// The flags that are one field of the contract each.
const FIELD_OF = {
  title: 'title',
  kind: 'kind',
  status: 'status',
  text: 'body',
  client: 'client',
  'decided-by': 'decidingAuthority',
  location: 'locationText',
  start: 'plannedStart',
  end: 'plannedEnd',
  'expected-start': 'expectedStart',
  'expected-end': 'expectedEnd',
  'actual-start': 'actualStart',
  'actual-end': 'actualEnd',
  contact: 'contactName',
  phone: 'contactPhone',
  'still-open': 'stillOpen',
  fixed: 'fixed',
} as const
const FIELD_FLAGS = [...Object.keys(FIELD_OF), 'city-decides', 'street', 'from', 'to', 'file']

const newState = z.object({ text: plainText(3, 600) })
const newEnd = z.object({ hindrance: z.enum(HINDRANCE_AFTER).optional() })

const VERBS: Record<string, Verb> = {
  list: { flags: [], hasKey: false, prepare: () => workLines },
  add: {
    flags: [...FIELD_FLAGS, 'state'],
    hasKey: false,
    async prepare({ state, ...flags }) {
      const states = state === undefined ? {} : { states: [{ body: state, statedOn: today() }] }
      const work = checked(newWork, { status: 'planned', ...(await readFields(flags)), ...states })
      return async (sql) => {
        const id = await addWork(sql, work)
        return `Work ${id} is added: /werken/${id}`
      }
    },
  },
  change: {
    flags: FIELD_FLAGS,
    hasKey: true,
    async prepare(flags, key) {
      const id = readId(key)
      const part = checkedPart(workPart, await readFields(flags))
      return async (sql) => {
        const { isFromRegister } = await changeWork(sql, id, part)
        const told = `Work ${id} is changed: ${Object.keys(part).join(', ')}.`
        return isFromRegister ? `${told} ${STANDS_UNTIL}` : told
      }
    },
  },
  state: {
    flags: ['text', 'on'],
    hasKey: true,
    prepare({ text, on }, key) {
      const id = readId(key)
      const { text: body } = checked(newState, { text })
      const day = readPastDay('on', on)
      return async (sql) => {
        await stateWork(sql, id, body, day)
        return `Work ${id} says how it stands on ${day}.`
      }
    },
  },
  end: {
    flags: ['on', 'hindrance'],
    hasKey: true,
    prepare({ on, hindrance }, key) {
      const id = readId(key)
      const after = checked(newEnd, { hindrance }).hindrance
      const day = readPastDay('on', on)
      return async (sql) => {
        await endWork(sql, id, day, after)
        return `Work ${id} is done since ${day}.`
      }
    },
  },
  cancel: {
    flags: [],
    hasKey: true,
    prepare(_flags, key) {
      const id = readId(key)
      return async (sql) => {
        await cancelWork(sql, id)
        return `Work ${id} is called off.`
      }
    },
  },
  hide: { flags: [], hasKey: true, prepare: (_flags, key) => showing(readId(key), false) },
  show: { flags: [], hasKey: true, prepare: (_flags, key) => showing(readId(key), true) },
}

/** Works: add, change, end, call off, hide, and say how they stand. */
export const workCommand: ContentCommand = {
  usage: [
    'work list',
    'work add --file <work.json>',
    'work add --title "…" --kind <kind> --client "…" --decided-by "…" --city-decides yes|no --street <street>\n' +
      '         --from <number> --to <number> --start 2026-12 --end 2027-03 --state "…" --phone "…"',
    'work change <number> --file <part.json>, or with the flags of add',
    'work state <number> --text "…" [--on 2026-11-20]',
    'work end <number> [--on 2026-11-20] [--hindrance keep|stop]',
    'work cancel|hide|show <number>',
  ],
  prepare: (words, openDesk) => prepareVerb('work', VERBS, words, openDesk),
}

const STANDS_UNTIL = 'It comes from GIPOD: this stands until GIPOD itself changes it.'

const showing =
  (id: number, isShown: boolean): Act =>
  (sql) =>
    showWork(sql, id, isShown)

async function readFields({ file, street, from, to, 'city-decides': cityDecides, ...flags }: Flags) {
  if (street === undefined && (from ?? to) !== undefined) throw new StartError('street: is missing')
  return {
    ...(file !== undefined && (await readJsonFile(file))),
    ...Object.fromEntries(
      Object.entries(FIELD_OF).flatMap(([flag, field]) => (flags[flag] === undefined ? [] : [[field, flags[flag]]])),
    ),
    ...(cityDecides !== undefined && { cityDecides: YES_NO[cityDecides] ?? cityDecides }),
    ...(street !== undefined && {
      where: [{ street: slugOf(street), ...numberOf('from', from), ...numberOf('to', to) }],
    }),
  }
}

// As it stands on the sign or in its address.
const slugOf = (street: string) =>
  street
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

const YES_NO: Partial<Record<string, boolean>> = { yes: true, no: false }

const numberOf = (name: string, text: string | undefined) => (text === undefined ? {} : { [name]: Number(text) })
