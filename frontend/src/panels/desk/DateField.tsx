import { useEffect, useId, useRef, useState } from 'react'
import { t } from '../../text/desk-text.ts'
import { formatDate } from '../../text/format.ts'
import { dayThatIsNot, readDate, writeDate } from './written-date.ts'

type Limits = {
  /** Takes a month or a year too. */
  isPartial?: boolean
  required?: boolean
  /** Days, inclusive; '' for none. */
  min?: string
  max?: string
}

type Props = Limits & {
  label: string
  /** By which the form reads the date, as the API has it. */
  name?: string
  /** The date it begins with, and follows where it is changed elsewhere; as the API has it, '' for none. */
  value: string
  /** Told each date that can be read, and '' when it is emptied. */
  onChange?: (date: string) => void
  /** What tells elsewhere how to write it. */
  hintId?: string
  /** What is wrong with it beside other dates; '' for nothing. */
  outOfOrder?: string
  isRefused?: boolean
}

/** A date as one writes it in Belgium, in whatever language the browser is. */
export function DateField({
  label,
  name,
  value,
  onChange,
  hintId,
  outOfOrder = '',
  isRefused = false,
  ...limits
}: Props) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(writeDate(value))
  const [followed, setFollowed] = useState(value)
  const [isChecked, setChecked] = useState(false)
  const date = readDate(text, limits.isPartial ?? false)
  const fault = faultOf(text, date, limits) || outOfOrder
  if (value !== followed) {
    setFollowed(value)
    if (date !== value) setText(writeDate(value))
  }
  useEffect(
    function keepFormFromSending() {
      field.current?.setCustomValidity(fault)
    },
    [fault],
  )
  const wrong = isChecked && fault ? fault : isRefused ? t('content.checkMark') : ''
  const type = (typed: string) => {
    setText(typed)
    const read = readDate(typed, limits.isPartial ?? false)
    if (read !== null) onChange?.(read)
  }
  return (
    <div className="field date-field">
      <label htmlFor={id}>{label}</label>
      {!hintId && (
        <p id={`${id}-hint`} className="hint">
          {t(limits.isPartial ? 'date.partialHint' : 'date.hint')}
        </p>
      )}
      {wrong && (
        <p id={`${id}-wrong`} className="wrong">
          {wrong}
        </p>
      )}
      <input
        ref={field}
        id={id}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        value={text}
        aria-required={limits.required}
        aria-invalid={wrong !== '' || undefined}
        aria-describedby={`${wrong && `${id}-wrong `}${hintId ?? `${id}-hint`}`}
        onChange={({ target }) => type(target.value)}
        onBlur={() => {
          setChecked(text !== '')
          if (date !== null) setText(writeDate(date))
        }}
        onInvalid={({ currentTarget }) => {
          setChecked(true)
          // The browser goes to the first that is wrong, and cannot where that is folded away.
          currentTarget.closest('details')?.setAttribute('open', '')
        }}
      />
      {name && <input type="hidden" name={name} value={date ?? ''} />}
    </div>
  )
}

/** What is wrong with a date, and how to write it; '' when nothing is. */
function faultOf(text: string, date: string | null, { isPartial, required, min, max }: Limits): string {
  const missing = date === null ? dayThatIsNot(text) : null
  if (missing) return t('date.noSuchDay', { day: missing })
  if (date === null) return t(isPartial ? 'date.partialWrong' : 'date.wrong')
  if (date === '') return required ? t('date.missing') : ''
  if (min && date < min) return t('date.tooEarly', { date: formatDate(min) })
  if (max && date > max) return t('date.tooLate', { date: formatDate(max) })
  return ''
}
