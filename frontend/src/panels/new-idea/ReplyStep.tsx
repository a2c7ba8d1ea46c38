import { type TextKey, t } from '../../text/text.ts'
import { fieldId } from '../ErrorSummary.tsx'
import type { Draft, ReplyKind } from './draft.ts'

const REPLIES: readonly { kind: ReplyKind; text: TextKey }[] = [
  { kind: 'none', text: 'reply.none' },
  { kind: 'email', text: 'reply.email' },
  { kind: 'phone', text: 'reply.phone' },
  { kind: 'post', text: 'reply.post' },
]
const VALUE_LABELS: Record<ReplyKind, TextKey> = {
  none: 'reply.anyValue',
  email: 'reply.emailValue',
  phone: 'reply.phoneValue',
  post: 'reply.postValue',
}
const AUTOCOMPLETE: Record<ReplyKind, string> = { none: 'off', email: 'email', phone: 'tel', post: 'street-address' }
const INPUT_TYPES: Record<ReplyKind, 'text' | 'email' | 'tel'> = {
  none: 'text',
  email: 'email',
  phone: 'tel',
  post: 'text',
}

export type ReplyValues = Pick<Draft, 'replyKind' | 'replyValue'>
type Props = {
  legend: TextKey
  /** The choice of no answer, in words. */
  none: TextKey
  values: ReplyValues
  wrong: readonly string[]
  isLive: boolean
  change: (change: Partial<ReplyValues>) => void
}

/** How somebody wants to hear back, and one field for it. */
export function ReplyFields({ legend, none, values: { replyKind, replyValue }, wrong, isLive, change }: Props) {
  const hasValue = !isLive || replyKind !== 'none'
  return (
    <>
      <fieldset className="field">
        <legend>{t(legend)}</legend>
        <div className="radio-column">
          {REPLIES.map(({ kind, text }) => (
            <label key={kind} className="radio">
              <input
                type="radio"
                name="replyKind"
                value={kind}
                checked={replyKind === kind}
                onChange={() => change({ replyKind: kind })}
              />
              {t(kind === 'none' ? none : text)}
            </label>
          ))}
        </div>
      </fieldset>
      {hasValue && (
        <div className="field">
          <label htmlFor={fieldId('replyValue')}>{t(VALUE_LABELS[replyKind])}</label>
          <input
            id={fieldId('replyValue')}
            name="replyValue"
            type={isLive ? INPUT_TYPES[replyKind] : 'text'}
            autoComplete={AUTOCOMPLETE[replyKind]}
            maxLength={300}
            value={replyValue}
            aria-invalid={wrong.includes('replyValue') || undefined}
            onChange={(event) => change({ replyValue: event.target.value })}
          />
          <p className="hint">{t('reply.hint')}</p>
        </div>
      )}
    </>
  )
}

type StepProps = { draft: Draft; wrong: readonly string[]; isLive: boolean; change: (change: Partial<Draft>) => void }

/** Step 3: how we answer. */
export function ReplyStep({ draft, wrong, isLive, change }: StepProps) {
  return (
    <>
      <ReplyFields legend="reply.how" none="reply.none" values={draft} wrong={wrong} isLive={isLive} change={change} />
      <div className="field">
        <label htmlFor={fieldId('name')}>
          {t('reply.name')} <span className="soft">{t('form.optional')}</span>
        </label>
        <input
          id={fieldId('name')}
          name="name"
          type="text"
          autoComplete="given-name"
          maxLength={60}
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
        />
        <p className="hint">{t('reply.nameHint')}</p>
      </div>
    </>
  )
}
