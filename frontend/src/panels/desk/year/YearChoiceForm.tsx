import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { NewYearChoice, YearArea, YearChoice, YearOverview } from '@wijkwerk/backend/contract/year.ts'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { chooseArea, yearQuery } from '../../../api/desk-year.ts'
import { t } from '../../../text/desk-text.ts'
import { useActKey } from '../../../ui/use-act-key.ts'
import { isOutdated, YearRefusal } from './YearRefusal.tsx'

/** What is being chosen, and the choice that stood there when one began. */
type Draft = { area: string; reason: string; seen: YearChoice | undefined }

type Props = {
  year: number
  items: readonly YearArea[]
  current: YearChoice | undefined
  /** Whether the choice that stands there is one that this reader may replace. */
  isYours: boolean
  onChosen: (overview: YearOverview) => void
}

/** Where the area of a year is chosen; what that replaces is told first, and asked. */
export function YearChoiceForm({ year, items, current, isYours, onChosen }: Props) {
  const client = useQueryClient()
  const keyOf = useActKey()
  const [draft, setDraft] = useState<Draft>()
  const [isAsking, setIsAsking] = useState(false)
  const areaField = useRef<HTMLSelectElement>(null)
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: NewYearChoice) => chooseArea(keyOf(body), body),
    onSuccess: (overview) => {
      setDraft(undefined)
      onChosen(overview)
    },
    onError: async (refusal) => {
      areaField.current?.focus()
      if (!isOutdated(refusal)) return
      const { choices } = await client.fetchQuery(yearQuery())
      setDraft((kept) => kept && { ...kept, seen: choices.find((choice) => choice.year === year) })
    },
    onSettled: () => setIsAsking(false),
  })
  const { area, reason, seen } = draft ?? {
    area: current?.area.slug ?? '',
    reason: current?.reason ?? '',
    seen: current,
  }
  const replaces = seen && seen.area.slug !== area ? seen : undefined
  const change = (part: Partial<Draft>) => {
    setIsAsking(false)
    setDraft({ area, reason, seen, ...part })
  }
  const send = () => {
    if (!isPending && isYours) mutate({ year, area, reason: reason.trim(), replaces: seen?.chosenAt ?? null })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (replaces) setIsAsking(true)
    else send()
  }
  const stop = () => {
    setIsAsking(false)
    areaField.current?.focus()
  }
  const notYours = !isYours && (
    <p className="note">{t('year.notYours', { year: String(year), area: current?.area.name ?? '' })}</p>
  )
  // What somebody typed stays, also when another chose meanwhile.
  if (notYours && !draft) return notYours
  return (
    <form className="dossier-form" onSubmit={submit}>
      <h2>{t('year.choose', { year: String(year) })}</h2>
      <p>{t('year.chooseText')}</p>
      <label>
        {t('year.area')}
        <select
          ref={areaField}
          required
          value={area}
          onChange={({ target }) => change({ area: target.value, reason: reasonFor(target.value, reason, seen) })}
        >
          {area === '' && <option value="">{t('year.areaNone')}</option>}
          {items.map((item) => (
            <option key={item.area.slug} value={item.area.slug}>
              {item.area.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('year.reason')}
        <textarea
          rows={3}
          required
          minLength={10}
          maxLength={2000}
          value={reason}
          onChange={({ target }) => change({ reason: target.value })}
        />
      </label>
      <YearRefusal error={error} />
      {notYours}
      {isAsking && replaces ? (
        <Question
          year={year}
          replaced={replaces}
          by={items.find((item) => item.area.slug === area)?.area.name ?? area}
          isPending={isPending}
          onReplace={send}
          onStop={stop}
        />
      ) : (
        <button type="submit" className="button" aria-disabled={isPending || !isYours}>
          {t('year.save')}
        </button>
      )}
    </form>
  )
}

/** The reason of one area does not go along to another; what one typed does. */
function reasonFor(area: string, reason: string, seen: YearChoice | undefined): string {
  if (area === seen?.area.slug) return reason || seen.reason
  return reason === seen?.reason ? '' : reason
}

type QuestionProps = {
  year: number
  replaced: YearChoice
  by: string
  isPending: boolean
  onReplace: () => void
  onStop: () => void
}

function Question({ year, replaced, by, isPending, onReplace, onStop }: QuestionProps) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(function beginAtTheQuestion() {
    title.current?.focus()
  }, [])
  const { name } = replaced.area
  return (
    <section className="note warn" aria-labelledby="year-question">
      <h3 ref={title} id="year-question" tabIndex={-1}>
        {t('year.ask', { year: String(year), area: name })}
      </h3>
      <p>{t('year.askReason')}</p>
      <blockquote>{replaced.reason}</blockquote>
      <p>{t('year.askText', { before: name, after: by })}</p>
      <p className="actions">
        <button type="button" className="button" aria-disabled={isPending} onClick={onReplace}>
          {t('year.replace', { before: name, after: by })}
        </button>
        <button type="button" className="button quiet" onClick={onStop}>
          {t('year.keep')}
        </button>
      </p>
    </section>
  )
}
