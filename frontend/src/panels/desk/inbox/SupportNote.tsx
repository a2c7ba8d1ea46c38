import type { CountedSupport, NotedSupport } from '@wijkwerk/backend/contract/intake.ts'
import type { FormEvent } from 'react'
import { t } from '../../../text/desk-text.ts'

const CHANNELS = ['paper', 'phone', 'desk', 'home-visit', 'street', 'meeting', 'email'] as const

type Props = { counted: CountedSupport | undefined; onNote: (support: NotedSupport) => void }

/** Counts the support of one person who gave it on paper, by phone or at the door. */
export function SupportNote({ counted, onNote }: Props) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    const channel = CHANNELS.find((known) => known === values.get('channel')) ?? 'paper'
    onNote({ channel, name: String(values.get('name')), address: String(values.get('address')) })
    event.currentTarget.reset()
  }
  return (
    <details>
      <summary>{t('support.title')}</summary>
      <form className="act-row" onSubmit={submit}>
        <label>
          {t('intake.channel')}
          <select name="channel">
            {CHANNELS.map((channel) => (
              <option key={channel} value={channel}>
                {t(`channel.${channel}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('support.name')}
          <input name="name" type="text" required minLength={2} maxLength={80} autoComplete="off" />
        </label>
        <label>
          {t('support.address')}
          <input name="address" type="text" required minLength={2} maxLength={160} autoComplete="off" />
        </label>
        <button type="submit" className="button">
          {t('support.save')}
        </button>
      </form>
      <p className="hint">{t('support.explained')}</p>
      <p role="status">
        {counted && t(counted.isNew ? 'support.new' : 'support.known', { count: counted.supportCount })}
      </p>
    </details>
  )
}
