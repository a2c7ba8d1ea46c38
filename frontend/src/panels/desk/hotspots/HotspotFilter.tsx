import type { HotspotQuery, UnitKind } from '@wijkwerk/backend/contract/hotspots.ts'
import { STATUSES, THEMES } from '../../../state/idea-choices.ts'
import { t } from '../../../text/desk-text.ts'
import { statusName, themeName } from '../../../text/format.ts'
import { DateField } from '../DateField.tsx'
import { CHANNELS } from './channels.ts'

const ALL = ''

type Choice = { value: string; text: string }
type View = { kind: UnitKind; filter: HotspotQuery }
type Props = { view: View; hasKinds: boolean; hasResidents: boolean; onChange: (view: View) => void }

/** Which ideas are counted, and by what. */
export function HotspotFilter({ view, hasKinds, hasResidents, onChange }: Props) {
  const { kind, filter } = view
  const change = (part: HotspotQuery) => onChange({ kind, filter: { ...filter, ...part } })
  const select = (name: 'theme' | 'status' | 'channel', choices: Choice[]) => (
    <label>
      {t(`hotspots.${name}`)}
      <select value={filter[name] ?? ALL} onChange={({ target }) => change({ [name]: target.value })}>
        <option value={ALL}>{t('hotspots.all')}</option>
        {choices.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
  const day = (name: 'since' | 'until') => (
    <DateField label={t(`hotspots.${name}`)} value={filter[name] ?? ''} onChange={(date) => change({ [name]: date })} />
  )
  return (
    <form className="desk-filter" onSubmit={(event) => event.preventDefault()}>
      {hasKinds && (
        <label>
          {t('hotspots.by')}
          <select
            value={kind}
            onChange={({ target }) => onChange({ kind: target.value === 'cell' ? 'cell' : 'stretch', filter })}
          >
            <option value="stretch">{t('hotspots.byStretch')}</option>
            <option value="cell">{t('hotspots.byCell')}</option>
          </select>
        </label>
      )}
      {select(
        'theme',
        THEMES.map((theme) => ({ value: theme, text: themeName(theme) })),
      )}
      {select(
        'status',
        STATUSES.map((status) => ({ value: status, text: statusName(status) })),
      )}
      {select(
        'channel',
        CHANNELS.map((channel) => ({ value: channel, text: t(`channel.${channel}`) })),
      )}
      {day('since')}
      {day('until')}
      {(hasResidents || filter.reference === 'residents') && (
        <label>
          {t('hotspots.reference')}
          <select
            value={filter.reference ?? 'addresses'}
            onChange={({ target }) => change({ reference: target.value === 'residents' ? 'residents' : undefined })}
          >
            <option value="addresses">{t('hotspots.byAddresses')}</option>
            <option value="residents">{t('hotspots.byResidents')}</option>
          </select>
        </label>
      )}
    </form>
  )
}
