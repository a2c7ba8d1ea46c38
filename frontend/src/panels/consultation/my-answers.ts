import { readDevice, writeDevice } from '../../ui/device-storage.ts'

/** An answer that was sent from this device; `sentOn` is a day. */
export type MyAnswer = { consultation: number; number: string; sentOn: string }

const NAME = 'wijkwerk.mijn-antwoorden'
const MAX_KEPT = 50

const isMyAnswer = (value: unknown): value is MyAnswer =>
  typeof value === 'object' && value !== null && 'consultation' in value && 'number' in value && 'sentOn' in value

function readMyAnswers(): MyAnswer[] {
  try {
    const kept: unknown = JSON.parse(readDevice(NAME) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isMyAnswer) : []
  } catch {
    // What another version of this page left behind is no reason to fail.
    return []
  }
}

/** The last answer that this device sent to a consultation, if any. */
export const lastAnswerTo = (id: number) => readMyAnswers().find(({ consultation }) => consultation === id)

/** Remembers on this device that an answer was sent. */
export const rememberMyAnswer = (answer: MyAnswer) =>
  writeDevice(NAME, JSON.stringify([answer, ...readMyAnswers()].slice(0, MAX_KEPT)))
