import { readDevice, writeDevice } from '../../ui/device-storage.ts'

/** An answer that was sent from this device; `sentOn` is a day. */
export type MyAnswer = { consultation: number; number: string; sentOn: string }

/** How somebody asked to hear back. */
export type Reply = { kind: 'none' | 'email' | 'phone' | 'post'; value: string }

const NAME = 'wijkwerk.mijn-antwoorden'
const MAX_KEPT = 50
// What this visit sent, for where the browser keeps nothing.
const sentNow: MyAnswer[] = []
// Said once on the page of thanks, and never kept: somebody else may use the device.
const replies = new Map<string, Reply>()

const isMyAnswer = (value: unknown): value is MyAnswer =>
  typeof value === 'object' && value !== null && 'consultation' in value && 'number' in value && 'sentOn' in value

function readMyAnswers(): MyAnswer[] {
  try {
    const kept: unknown = JSON.parse(readDevice(NAME) ?? '[]')
    return [...sentNow, ...(Array.isArray(kept) ? kept.filter(isMyAnswer) : [])]
  } catch {
    // What another version of this page left behind is no reason to fail.
    return sentNow
  }
}

/** The last answer that this device sent to a consultation, if any. */
export const lastAnswerTo = (id: number) => readMyAnswers().find(({ consultation }) => consultation === id)

/**
 * Whether this device sent the answer of that number, and not somebody who then passed on the address of their thanks.
 * A form without JavaScript leaves no trace but where the browser comes from.
 */
export const isSentFromHere = (id: number, number: string) =>
  readMyAnswers().some((answer) => answer.consultation === id && answer.number === number) ||
  document.referrer.split('?')[0] === `${location.origin}/inspraak/${id}`

/** How the answer of that number, sent in this visit, is to be answered. */
export const replyTo = (number: string) => replies.get(number)

/** Remembers on this device that an answer was sent, and during this visit how to answer it. */
export function rememberMyAnswer(answer: MyAnswer, reply: Reply) {
  replies.set(answer.number, reply)
  const kept = [answer, ...readMyAnswers()].slice(0, MAX_KEPT)
  if (!writeDevice(NAME, JSON.stringify(kept))) sentNow.unshift(answer)
}
