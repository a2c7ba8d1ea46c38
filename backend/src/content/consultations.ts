import { z } from 'zod'
import { consultationPart, localTime, newConsultation, typedAnswer } from '../contract/consultations.ts'
import { plainText } from '../contract/text.ts'
import { type Act, type ContentCommand, prepareVerb, type Verb } from './command.ts'
import { checked, checkedPart, readContentFile, readId } from './input.ts'
import { tellAnswers } from './tell-answers.ts'
import { typeAnswer } from './type-answer.ts'
import {
  addConsultation,
  changeConsultation,
  concludeConsultation,
  consultationLines,
  endConsultation,
  showConsultation,
} from './write-consultation.ts'

const ending = z.object({ on: localTime.optional() })
const conclusion = z.object({ text: plainText(3, 4000) })

const VERBS: Record<string, Verb> = {
  list: { flags: [], hasKey: false, prepare: () => consultationLines },
  add: {
    flags: ['file'],
    hasKey: false,
    async prepare({ file }) {
      const consultation = checked(newConsultation, await readContentFile(file))
      return async (sql) => `Consultation ${await addConsultation(sql, consultation)} is added.`
    },
  },
  change: {
    flags: ['file'],
    hasKey: true,
    async prepare({ file }, key) {
      const id = readId(key)
      const part = checkedPart(consultationPart, await readContentFile(file))
      return async (sql) => {
        await changeConsultation(sql, id, part)
        return `Consultation ${id} is changed: ${Object.keys(part).join(', ')}.`
      }
    },
  },
  end: {
    flags: ['on'],
    hasKey: true,
    prepare({ on }, key) {
      const id = readId(key)
      const { on: closes } = checked(ending, { on })
      return (sql) => endConsultation(sql, id, closes)
    },
  },
  outcome: {
    flags: ['text'],
    hasKey: true,
    prepare({ text }, key) {
      const id = readId(key)
      const { text: outcome } = checked(conclusion, { text })
      return (sql) => concludeConsultation(sql, id, outcome)
    },
  },
  answers: {
    flags: ['by'],
    switches: ['csv'],
    hasKey: true,
    async prepare({ by, csv }, key, openDesk) {
      const id = readId(key)
      const desk = await openDesk()
      return (sql) =>
        tellAnswers(sql, { ...desk, by: { id: null, name: by ?? desk.by } }, id, csv === 'yes' ? 'csv' : 'text')
    },
  },
  answer: {
    flags: ['channel', 'file', 'by'],
    hasKey: true,
    async prepare({ channel, file, by }, key, openDesk) {
      const id = readId(key)
      const answer = checked(typedAnswer, {
        ...(await readContentFile(file)),
        ...(channel !== undefined && { channel }),
      })
      const desk = await openDesk()
      return (sql) => typeAnswer(sql, { ...desk, by: by ?? desk.by }, id, answer)
    },
  },
  hide: { flags: [], hasKey: true, prepare: (_flags, key) => showing(readId(key), 'hidden') },
  show: { flags: [], hasKey: true, prepare: (_flags, key) => showing(readId(key), 'public') },
}

/** Consultations: add, change, end, say what came of them, and read and type in what people said. */
export const consultationCommand: ContentCommand = {
  usage: [
    'consultation list',
    'consultation add --file <consultation.json>',
    'consultation change <number> --file <part.json>',
    'consultation end <number> [--on "2026-11-30 18:00"]',
    'consultation outcome <number> --text "…"',
    'consultation answers <number> [--csv]',
    'consultation answer <number> --channel paper|phone|desk|… --file <answer.json>',
    'consultation hide|show <number>',
  ],
  prepare: (words, openDesk) => prepareVerb('consultation', VERBS, words, openDesk),
}

const showing =
  (id: number, visibility: 'hidden' | 'public'): Act =>
  (sql) =>
    showConsultation(sql, id, visibility)
