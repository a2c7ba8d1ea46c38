import type { AreaReference } from '@wijkwerk/backend/contract/place.ts'
import type { Invitation } from '@wijkwerk/backend/contract/team.ts'
import type { FormEvent } from 'react'
import { t } from '../../text/desk-text.ts'
import { RightsFields, readRights } from './RightsFields.tsx'

type Props = { kernen: readonly AreaReference[]; onInvite: (invitation: Invitation) => void; isPending: boolean }

/** Invites somebody with roles, for some kernen or for all. */
export function InviteForm({ kernen, onInvite, isPending }: Props) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    if (isPending) return
    onInvite({ name: String(values.get('name')), email: String(values.get('email')), ...readRights(values) })
  }
  return (
    <form onSubmit={submit}>
      <div className="field">
        <label htmlFor="name">{t('team.name')}</label>
        <input id="name" name="name" type="text" required minLength={2} maxLength={80} autoComplete="off" />
      </div>
      <div className="field">
        <label htmlFor="email">{t('team.email')}</label>
        <input id="email" name="email" type="email" required maxLength={254} autoComplete="off" />
      </div>
      <RightsFields kernen={kernen} roles={['wijkwerker']} />
      <button type="submit" className="button" aria-disabled={isPending}>
        {t('team.doInvite')}
      </button>
    </form>
  )
}
