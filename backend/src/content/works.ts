import { z } from 'zod'
import { plainText } from '../contract/text.ts'
import { newWork, type WorkPart, workPart } from '../contract/works.ts'
import { StartError } from '../start-error.ts'
import type { Act, ContentCommand } from './command.ts'
import { checked, readId, readJsonFile, readPastDay, readWords, today } from './input.ts'
import { addWork, changeWork, endWork, showWork, stateWork, workLines } from './write-work.ts'

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

type Flags = Partial<Record<string, string>>
type Verb = { flags: readonly string[]; hasNumber: boolean; prepare(flags: Flags, id: number): Promise<Act> | Act }

const VERBS: Record<string, Verb> = {
  list: { flags: [], hasNumber: false, prepare: () => workLines },
  add: {
    flags: [...FIELD_FLAGS, 'state'],
    hasNumber: false,
    async prepare({ state, ...flags }) {
      const states = state === undefined ? {} : { states: [{ body: state, statedOn: today() }] }
      const work = checked(newWork, { status: 'planned', ...(await readFields(flags)), ...states })
      return async (sql) => `Work ${await addWork(sql, work)} is added.`
    },
  },
  change: {
    flags: FIELD_FLAGS,
    hasNumber: true,
    async prepare(flags, id) {
      const given = await readFields(flags)
      const whole = checked(workPart, given)
      // Without what the contract fills in for a new work.
      const part: WorkPart = Object.fromEntries(Object.entries(whole).filter(([name]) => name in given))
      if (Object.keys(part).length === 0) throw new StartError('content: nothing is named that has to change')
      return async (sql) => {
        await changeWork(sql, id, part)
        return `Work ${id} is changed: ${Object.keys(part).join(', ')}.`
      }
    },
  },
  state: {
    flags: ['text', 'on'],
    hasNumber: true,
    prepare({ text, on }, id) {
      const { text: body } = checked(newState, { text })
      const day = readPastDay('on', on)
      return async (sql) => {
        await stateWork(sql, id, body, day)
        return `Work ${id} says how it stands on ${day}.`
      }
    },
  },
  end: {
    flags: ['on'],
    hasNumber: true,
    prepare({ on }, id) {
      const day = readPastDay('on', on)
      return async (sql) => {
        await endWork(sql, id, day)
        return `Work ${id} is done since ${day}.`
      }
    },
  },
  hide: { flags: [], hasNumber: true, prepare: (_flags, id) => (sql) => showWork(sql, id, false) },
  show: { flags: [], hasNumber: true, prepare: (_flags, id) => (sql) => showWork(sql, id, true) },
}

/** Works: add, change, end, hide, and say how they stand. */
export const workCommand: ContentCommand = {
  usage: [
    'work list',
    'work add --file <work.json>',
    'work add --title "…" --kind <kind> --client "…" --decided-by "…" --city-decides yes|no --street <street>',
    '     --from <number> --to <number> --start 2026-12 --end 2027-03 --state "…" --phone "…"',
    'work change <number> --file <part.json>, or with the flags of add',
    'work state <number> --text "…" [--on 2026-11-20]',
    'work end <number> [--on 2026-11-20]',
    'work hide|show <number>',
  ],
  async prepare([name = '', ...words]) {
    const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined
    if (!verb) throw new StartError(`There is no "work ${name}", only: ${Object.keys(VERBS).join(', ')}.`)
    const { flags, positionals } = readWords(words, verb.flags)
    const id = verb.hasNumber ? readId(positionals.shift()) : 0
    if (positionals.length > 0)
      throw new StartError(`"${positionals.join(' ')}" is not understood; is a flag or are quotes missing?`)
    return verb.prepare(flags, id)
  },
}

async function readFields({ file, street, from, to, 'city-decides': cityDecides, ...flags }: Flags) {
  if (street === undefined && (from ?? to) !== undefined) throw new StartError('street: is missing')
  return {
    ...(file !== undefined && (await readJsonFile(file))),
    ...Object.fromEntries(
      Object.entries(FIELD_OF).flatMap(([flag, field]) => (flags[flag] === undefined ? [] : [[field, flags[flag]]])),
    ),
    ...(cityDecides !== undefined && { cityDecides: YES_NO[cityDecides] ?? cityDecides }),
    ...(street !== undefined && { where: [{ street, ...numberOf('from', from), ...numberOf('to', to) }] }),
  }
}

const YES_NO: Partial<Record<string, boolean>> = { yes: true, no: false }

const numberOf = (name: string, text: string | undefined) => (text === undefined ? {} : { [name]: Number(text) })
