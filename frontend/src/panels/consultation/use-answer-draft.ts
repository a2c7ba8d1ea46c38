import type { ConsultationDetail } from '@wijkwerk/backend/contract/consultations.ts'
import { type RefObject, useCallback, useEffect, useState } from 'react'
import { useRefusedForm } from '../../state/use-refused-form.ts'
import { readDevice, writeDevice } from '../../ui/device-storage.ts'
import { typedValues } from '../../ui/typed-values.ts'
import {
  type AnswerDraft,
  answerOfForm,
  EMPTY_ANSWER,
  isWorthKeeping,
  type PlaceDraft,
  parseAnswer,
  placeOf,
} from './answer-draft.ts'

/** A change of an answer, of one question or of how to hear back. */
export type AnswerChanges = {
  change: (part: Partial<AnswerDraft>) => void
  write: (question: number, text: string) => void
  choose: (question: number, positions: number[]) => void
  point: (question: number, part: Partial<PlaceDraft>) => void
}

/**
 * The answer being written: what a refused plain form held, else what was typed before the page came alive, else what
 * this device kept, else an empty one. Every change is kept on the device until `forget`.
 */
export function useAnswerDraft(
  { id, questions }: Pick<ConsultationDetail, 'id' | 'questions'>,
  typedIn: RefObject<HTMLFormElement | null>,
) {
  const name = `wijkwerk.antwoord.${id}`
  const form = useRefusedForm()
  const [draft, setDraft] = useState(() => (form ? answerOfForm(questions, form.values) : EMPTY_ANSWER))
  const [isRestored, setIsRestored] = useState(false)
  const [isReady, setIsReady] = useState(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: what the device kept is taken up once
  useEffect(function restore() {
    const kept = parseAnswer(readDevice(name))
    const { places, ...typed } = answerOfForm(questions, typedValues(typedIn.current))
    // Where no street was typed the map still goes first.
    const given = Object.fromEntries(Object.entries(places).filter(([, { street }]) => street.trim() !== ''))
    if (!form && isWorthKeeping({ ...typed, places: given })) setDraft({ ...typed, places: given })
    else if (!form && isWorthKeeping(kept)) {
      setDraft(kept)
      setIsRestored(true)
    }
    setIsReady(true)
  }, [])

  useEffect(
    function keep() {
      if (isReady) writeDevice(name, isWorthKeeping(draft) ? JSON.stringify(draft) : null)
    },
    [name, draft, isReady],
  )

  const change = useCallback((part: Partial<AnswerDraft>) => setDraft((before) => ({ ...before, ...part })), [])
  const write = useCallback(
    (question: number, text: string) =>
      setDraft((before) => ({ ...before, texts: { ...before.texts, [question]: text } })),
    [],
  )
  const choose = useCallback(
    (question: number, positions: number[]) =>
      setDraft((before) => ({ ...before, chosen: { ...before.chosen, [question]: positions } })),
    [],
  )
  const point = useCallback(
    (question: number, part: Partial<PlaceDraft>) =>
      setDraft((before) => ({
        ...before,
        places: { ...before.places, [question]: { ...placeOf(before, { id: question }), ...part } },
      })),
    [],
  )
  const forget = useCallback(() => {
    setDraft(EMPTY_ANSWER)
    setIsRestored(false)
    writeDevice(name, null)
  }, [name])
  return { draft, changes: { change, write, choose, point }, forget, isRestored }
}
