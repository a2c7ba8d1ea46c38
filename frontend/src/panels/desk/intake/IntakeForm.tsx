import type { AreaReference } from '@wijkwerk/backend/contract/place.ts'
import { type ClipboardEvent, type FocusEvent, type FormEvent, type ReactNode, useId, useRef } from 'react'
import { THEMES } from '../../../state/idea-choices.ts'
import { type DeskTextKey, t } from '../../../text/desk-text.ts'
import { themeName } from '../../../text/format.ts'
import { StreetOrKern } from '../StreetOrKern.tsx'
import { type IntakeDraft, type IntakeField, isSomebodyKept } from './intake-draft.ts'
import { parsePastedMail } from './parse-mail.ts'

const CHANNELS = ['phone', 'desk', 'home-visit', 'street', 'meeting', 'paper', 'email'] as const
const LANGUAGES = ['nl', 'fr', 'en', 'ar', 'bg', 'pl', 'ro', 'ru', 'ti', 'uk', 'und'] as const
const REPLIES = ['none', 'email', 'phone', 'post'] as const
/** What reads like a telephone number of Belgium. */
const TELEPHONE = /(?:\+32|\b0)[\s./-]?\d(?:[\s./-]?\d){7,8}\b/
const CONSENTS = ['spoken', 'signed'] as const

type Props = {
  draft: IntakeDraft
  kernen: readonly AreaReference[]
  /** What was refused. */
  wrong: readonly IntakeField[]
  isPending: boolean
  change: (change: Partial<IntakeDraft>) => void
  onSubmit: () => void
  /** What is said about what was filled in. */
  children: ReactNode
}

type ChoiceProps<T extends string> = {
  name: string
  legend: DeskTextKey
  options: readonly T[]
  chosen: string
  /** What is wrong with it. */
  wrong?: string | undefined
  textOf: (option: T) => string
  onChoose: (option: T) => void
}

function Choice<T extends string>({ name, legend, options, chosen, wrong, textOf, onChoose }: ChoiceProps<T>) {
  const id = useId()
  return (
    <fieldset className="field" aria-describedby={wrong && id} data-wrong={wrong ? true : undefined}>
      <legend>{t(legend)}</legend>
      <div className="radio-row">
        {options.map((option) => (
          <label key={option} className="radio">
            <input type="radio" name={name} checked={option === chosen} onChange={() => onChoose(option)} />
            {textOf(option)}
          </label>
        ))}
      </div>
      <Wrong id={id} text={wrong} />
    </fieldset>
  )
}

/** What is wrong with a field, right below it. */
function Wrong({ id, text }: { id: string; text: string | undefined }) {
  return (
    text && (
      <p id={id} className="wrong">
        {text}
      </p>
    )
  )
}

type LineProps = {
  id: string
  label: DeskTextKey
  hint?: DeskTextKey
  value: string
  isLong?: boolean
  wrong?: string | undefined
  onType: (text: string) => void
}

function Line({ id, label, hint, value, isLong = false, wrong, onType }: LineProps) {
  const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ')
  const shared = {
    id,
    value,
    maxLength: isLong ? 4000 : 100,
    'aria-describedby': described || undefined,
    'aria-invalid': wrong ? true : undefined,
  }
  return (
    <div className="field">
      <label htmlFor={id}>{t(label)}</label>
      {isLong ? (
        <textarea {...shared} rows={4} onChange={({ target }) => onType(target.value)} />
      ) : (
        <input {...shared} type="text" autoComplete="off" onChange={({ target }) => onType(target.value)} />
      )}
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {t(hint)}
        </p>
      )}
      <Wrong id={`${id}-wrong`} text={wrong} />
    </div>
  )
}

/** What somebody said, how it came in, and how they want to hear back. */
export function IntakeForm({ draft, kernen, wrong, isPending, change, onSubmit, children }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const wrongText = (field: IntakeField) => (wrong.includes(field) ? t(wrongKey(field, draft)) : undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isPending) onSubmit()
  }
  const take = (mail: string) => {
    const { title, body, email } = parsePastedMail(mail)
    change({ title, body, channel: 'email', ...(email && { replyKind: 'email', replyValue: email }) })
  }
  const paste = (event: ClipboardEvent) => {
    take(event.clipboardData.getData('text/plain'))
    event.preventDefault()
    form.current?.querySelector<HTMLElement>('#intake-title')?.focus()
  }
  // Some keyboards of phones put in what was copied without a paste.
  const leavePaste = ({ currentTarget }: FocusEvent<HTMLTextAreaElement>) => {
    if (currentTarget.value.trim() === '') return
    take(currentTarget.value)
    currentTarget.value = ''
  }
  return (
    <form
      ref={form}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit()
      }}
    >
      <Choice
        name="channel"
        legend="intake.channel"
        options={CHANNELS}
        chosen={draft.channel}
        textOf={(channel) => t(`channel.${channel}`)}
        onChoose={(channel) => change({ channel })}
      />
      {draft.channel === 'email' && (
        <div className="field">
          <label htmlFor="intake-paste">{t('intake.paste')}</label>
          <textarea
            id="intake-paste"
            rows={2}
            onPaste={paste}
            onBlur={leavePaste}
            aria-describedby="intake-paste-hint"
          />
          <p id="intake-paste-hint" className="hint">
            {t('intake.pasteHint')}
          </p>
        </div>
      )}
      <StreetOrKern
        name="intake-street"
        draft={draft}
        kernen={kernen}
        numberLabel="intake.number"
        areaLabel="intake.area"
        areaHint="intake.areaHint"
        wrong={{ street: wrongText('street'), houseNumber: wrongText('houseNumber'), area: wrongText('area') }}
        change={change}
      />
      <h2>{t('intake.text')}</h2>
      <Line
        id="intake-title"
        label="intake.subject"
        value={draft.title}
        wrong={wrongText('title')}
        onType={(title) => change({ title })}
      />
      <Line
        id="intake-body"
        label="intake.body"
        hint="intake.bodyHint"
        isLong
        value={draft.body}
        wrong={wrongText('body')}
        onType={(body) => change({ body })}
      />
      <div role="status">
        {TELEPHONE.test(`${draft.title} ${draft.body}`) && <p className="note warn">{t('intake.telephone')}</p>}
      </div>
      <div className="act-row">
        <label>
          {t('intake.language')}
          <select value={draft.language} onChange={({ target }) => change({ language: target.value })}>
            {LANGUAGES.map((language) => (
              <option key={language} value={language}>
                {t(`language.${language}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('theme.which')}
          <select
            value={draft.theme}
            onChange={({ target }) => change({ theme: THEMES.find((theme) => theme === target.value) ?? draft.theme })}
          >
            {THEMES.map((theme) => (
              <option key={theme} value={theme}>
                {themeName(theme)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {draft.language !== 'nl' && (
        <>
          <Line
            id="intake-dutch-title"
            label="intake.dutchTitle"
            hint="intake.dutchHint"
            value={draft.dutchTitle}
            wrong={wrongText('translation')}
            onType={(dutchTitle) => change({ dutchTitle })}
          />
          <Line
            id="intake-dutch-body"
            label="intake.dutchBody"
            isLong
            value={draft.dutchBody}
            onType={(dutchBody) => change({ dutchBody })}
          />
        </>
      )}
      <Choice
        name="reply"
        legend="intake.reply"
        options={REPLIES}
        chosen={draft.replyKind}
        textOf={(reply) => t(`intake.reply.${reply}`)}
        onChoose={(replyKind) => change({ replyKind })}
      />
      {draft.replyKind !== 'none' && (
        <>
          <Line
            id="intake-reply"
            label={`intake.replyValue.${draft.replyKind}`}
            value={draft.replyValue}
            wrong={wrongText('reply')}
            onType={(replyValue) => change({ replyValue })}
          />
          <Line
            id="intake-contact-name"
            label="intake.contactName"
            hint="intake.contactNameHint"
            value={draft.contactName}
            wrong={wrongText('contactName')}
            onType={(contactName) => change({ contactName })}
          />
        </>
      )}
      <Line
        id="intake-name"
        label="intake.name"
        value={draft.name}
        wrong={wrongText('name')}
        onType={(name) => change({ name })}
      />
      {isSomebodyKept(draft) && (
        <Choice
          name="consent"
          legend="intake.consent"
          options={CONSENTS}
          chosen={draft.consent}
          wrong={wrongText('consent')}
          textOf={(consent) => t(`intake.consent.${consent}`)}
          onChoose={(consent) => change({ consent })}
        />
      )}
      {children}
      <p className="actions">
        <button type="submit" className="button" aria-disabled={isPending}>
          {t('intake.save')}
        </button>
      </p>
    </form>
  )
}

function wrongKey(field: IntakeField, { replyKind }: IntakeDraft): DeskTextKey {
  if (field !== 'reply') return `intake.wrong.${field}`
  return replyKind === 'none' ? 'intake.failed' : `intake.wrong.reply.${replyKind}`
}
