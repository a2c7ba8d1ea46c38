import type { AnswerTemplate, DeskIdea, NewIdeaAct, NewTemplate } from '@wijkwerk/backend/contract/desk.ts'
import type { IdeaStatus } from '@wijkwerk/backend/contract/ideas.ts'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { STATUSES } from '../../../state/idea-choices.ts'
import { useDraft } from '../../../state/use-draft.ts'
import { t } from '../../../text/desk-text.ts'
import { addDays, formatDay, statusName } from '../../../text/format.ts'
import { DateField } from '../DateField.tsx'

const FOLLOW_DAYS = 14

type Draft = { status: IdeaStatus; reason: string; followUpOn: string }

type Props = {
  shown: DeskIdea
  templates: readonly AnswerTemplate[]
  today: string
  isPending: boolean
  onSend: (act: NewIdeaAct) => void
  onKeep: (template: NewTemplate) => void
}

/** A template with its places filled in, as far as the idea knows them. */
function fillIn(body: string, { idea }: Pick<DeskIdea, 'idea'>, until: string): string {
  const values: Record<string, string> = {
    straat: idea.street?.name ?? idea.area?.name ?? '',
    kern: idea.area?.name ?? '',
    nummer: String(idea.id),
    datum: formatDay(until),
    titel: idea.title,
  }
  return body.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

/** The public answer: a state, words, and by when staff come back to it. A digit begins from a template. */
export function AnswerForm({ shown, templates, today, isPending, onSend, onKeep }: Props) {
  const { idea, revision, replyKind, isReplyConfirmed } = shown
  const draft = useDraft<Draft>(idea.id, 'answer')
  const [{ status, reason, followUpOn }, setAnswer] = useState<Draft>(
    () =>
      draft.read() ?? {
        status: idea.status === 'received' ? 'under-review' : idea.status,
        reason: '',
        followUpOn: '',
      },
  )
  const change = (part: Partial<Draft>) => {
    const answer = { status, reason, followUpOn, ...part }
    setAnswer(answer)
    draft.keep(answer)
  }
  const text = useRef<HTMLTextAreaElement>(null)
  const start = useRef<HTMLHeadingElement>(null)
  useEffect(function beginAtTheTemplates() {
    start.current?.focus()
  }, [])
  const take = (template: AnswerTemplate) => {
    const until = addDays(today, FOLLOW_DAYS)
    change({
      status: template.status,
      reason: fillIn(template.body, shown, until),
      ...(template.body.includes('{datum}') && { followUpOn: until }),
    })
    text.current?.focus()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isPending || reason.trim().length < 3) return text.current?.focus()
    onSend({ act: 'answer', revision, status, reason, followUpOn: followUpOn || null })
  }
  const keyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    const template = event.target === start.current ? templates[Number(event.key) - 1] : undefined
    if (template) {
      event.preventDefault()
      take(template)
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
  }
  const told = replyKind === null || !isReplyConfirmed ? 'none' : replyKind
  return (
    <form className="act-form" onSubmit={submit} onKeyDown={keyDown}>
      <h3 ref={start} tabIndex={-1}>
        {t('answer.title')}
      </h3>
      {templates.length > 0 && (
        <>
          <p className="hint">
            {t('answer.templates')} <span className="of-keys">{t('answer.templateKeys')}</span>
          </p>
          <p className="template-row">
            {templates.map((template, index) => (
              <button key={template.id} type="button" className="quiet-button" onClick={() => take(template)}>
                <kbd>{index + 1}</kbd> {template.title}
              </button>
            ))}
          </p>
        </>
      )}
      <div className="field">
        <label htmlFor="answer-text">{t('answer.text')}</label>
        <textarea
          ref={text}
          id="answer-text"
          rows={4}
          required
          minLength={3}
          maxLength={2000}
          value={reason}
          onChange={({ target }) => change({ reason: target.value })}
        />
        <p className="hint of-keys">{t('answer.shortcut')}</p>
      </div>
      <div className="act-row">
        <label>
          {t('answer.status')}
          <select
            value={status}
            onChange={({ target }) => change({ status: STATUSES.find((known) => known === target.value) ?? status })}
          >
            {STATUSES.map((option) => (
              <option key={option} value={option}>
                {statusName(option)}
              </option>
            ))}
          </select>
        </label>
        <DateField label={t('answer.follow')} value={followUpOn} onChange={(value) => change({ followUpOn: value })} />
      </div>
      <p className="actions">
        <button type="submit" className="button" aria-disabled={isPending}>
          {t('answer.send', { status: statusName(status) })}
        </button>
        <span className="soft">{t(`answer.told.${told}`)}</span>
      </p>
      {reason.length > 20 && (
        <button
          type="button"
          className="quiet-link"
          onClick={() => onKeep({ title: reason.slice(0, 40), status, body: reason })}
        >
          {t('answer.keep')}
        </button>
      )}
    </form>
  )
}
