import type { AreaReference } from '@wijkwerk/backend/contract/place.ts'
import { STAFF_ROLES, type StaffRole } from '@wijkwerk/backend/contract/roles.ts'
import { t } from '../../text/desk-text.ts'

type Props = { kernen: readonly AreaReference[]; roles?: readonly StaffRole[]; areas?: readonly AreaReference[] | null }

/** What is chosen in `RightsFields`, read from the form around it. */
export function readRights(values: FormData): { roles: StaffRole[]; areas: string[] | null } {
  const areas = values.getAll('areas').map(String)
  return {
    roles: STAFF_ROLES.filter((role) => values.getAll('roles').includes(role)),
    areas: areas.length > 0 ? areas : null,
  }
}

/** The roles of somebody, and the kernen to which they are limited. */
export function RightsFields({ kernen, roles = [], areas = null }: Props) {
  return (
    <>
      <fieldset className="field">
        <legend>{t('team.roles')}</legend>
        <div className="check-row">
          {STAFF_ROLES.map((role) => (
            <label key={role} className="check">
              <input type="checkbox" name="roles" value={role} defaultChecked={roles.includes(role)} />
              {t(`role.${role}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className="field">
        <legend>{t('team.areas')}</legend>
        <p className="hint">{t('team.allAreasHint')}</p>
        <div className="check-row">
          {kernen.map(({ slug, name }) => (
            <label key={slug} className="check">
              <input
                type="checkbox"
                name="areas"
                value={slug}
                defaultChecked={areas?.some((area) => area.slug === slug) ?? false}
              />
              {name}
            </label>
          ))}
        </div>
      </fieldset>
    </>
  )
}
