import type { AreaReference } from '@wijkwerk/backend/contract/place.ts'
import type { Member, MemberPart } from '@wijkwerk/backend/contract/team.ts'
import type { FormEvent } from 'react'
import { t } from '../../text/desk-text.ts'
import { formatTime } from '../../text/format.ts'
import { RightsFields, readRights } from './RightsFields.tsx'

type Props = {
  member: Member
  kernen: readonly AreaReference[]
  isSelf: boolean
  onChange: (part: MemberPart) => void
}

/** Somebody who works here: roles, kernen, when they were here, and changing those. */
export function MemberItem({ member, kernen, isSelf, onChange }: Props) {
  const { name, email, roles, areas, isDisabled, visitedAt } = member
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onChange(readRights(new FormData(event.currentTarget)))
  }
  return (
    <li className="desk-item">
      <h2>{name}</h2>
      <p>
        {email}
        <br />
        {roles.map((role) => t(`role.${role}`)).join(', ')} ·{' '}
        {areas?.map((area) => area.name).join(', ') ?? t('team.allAreas')}
        <br />
        <span className="soft">
          {isDisabled
            ? t('team.disabled')
            : visitedAt
              ? t('team.visited', { day: formatTime(visitedAt) })
              : t('team.never')}
          {isSelf && ` · ${t('team.you')}`}
        </span>
      </p>
      {!isSelf && (
        <details>
          <summary>{t('team.change', { name })}</summary>
          <form onSubmit={submit}>
            <RightsFields kernen={kernen} roles={roles} areas={areas} />
            <p className="actions">
              <button type="submit" className="button">
                {t('team.save')}
              </button>
              <button type="button" className="quiet-button" onClick={() => onChange({ isDisabled: !isDisabled })}>
                {t(isDisabled ? 'team.enable' : 'team.disable')}
              </button>
            </p>
          </form>
        </details>
      )}
    </li>
  )
}
