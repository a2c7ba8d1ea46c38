import { useQuery } from '@tanstack/react-query'
import type { Idea, IdeaStatus } from '@wijkwerk/backend/contract/ideas.ts'
import type { AreaReference } from '@wijkwerk/backend/contract/place.ts'
import { Link, useLocation } from 'wouter'
import { areasQuery } from '../api/queries.ts'
import { type FilterName, type HomeState, homeAddress, readHomeState } from '../state/home-state.ts'
import { KINDS, STATUSES, THEMES } from '../state/idea-choices.ts'
import { kindName, statusName, themeName } from '../text/format.ts'
import { type TextKey, t } from '../text/text.ts'
import { Icon } from '../ui/Icon.tsx'
import { useService } from './use-service.ts'

const CHIP_STATUSES: readonly IdeaStatus[] = ['received', 'under-review', 'planned', 'done']

type Option = { value: string; name: string }
type FieldProps = {
  name: FilterName
  label: TextKey
  any: string
  options: Option[]
  /** A second group of choices, under a heading of its own. */
  more?: { label: string; options: Option[] }
  value: string | undefined
}

const Options = ({ options }: { options: Option[] }) =>
  options.map(({ value, name }) => (
    <option key={value} value={value}>
      {name}
    </option>
  ))

function FilterField({ name, label, any, options, more, value = '' }: FieldProps) {
  return (
    <label>
      {t(label)}
      <select key={value} name={name} defaultValue={value}>
        <option value="">{any}</option>
        {value.includes(',') && <option value={value}>{value}</option>}
        <Options options={options} />
        {more && more.options.length > 0 && (
          <optgroup label={more.label}>
            <Options options={more.options} />
          </optgroup>
        )}
      </select>
    </label>
  )
}

const areaOption = ({ slug, name }: AreaReference): Option => ({ value: slug, name })

const options = <T extends string>(values: readonly T[], name: (value: T) => string): Option[] =>
  values.map((value) => ({ value, name: name(value) }))

type Props = { state: HomeState; path: string; isAreaFixed: boolean }

/** Chips for the state and a form for the rest: plain links and a plain form that also work without JavaScript. */
export function IdeaFilters({ state, path, isAreaFixed }: Props) {
  const [, navigate] = useLocation()
  const { city } = useService()
  const kernen = useQuery(areasQuery('kern')).data?.features.map(({ properties }) => properties) ?? []
  const neighbourhoods = useQuery(areasQuery('neighbourhood')).data?.features.map(({ properties }) => properties) ?? []
  const areas = [...kernen, ...neighbourhoods]
  const { filter } = state
  const show = (change: HomeState['filter']) =>
    homeAddress(path, { ...state, from: '', chosen: null, camera: null, filter: { ...filter, ...change } })
  const nameOf: Record<FilterName, (value: string) => string> = {
    area: (value) => areas.find(({ slug }) => slug === value)?.name ?? value,
    theme: (value) => (THEMES.some((theme) => theme === value) ? themeName(value as Idea['theme']) : value),
    status: (value) => (STATUSES.some((status) => status === value) ? statusName(value as IdeaStatus) : value),
    kind: (value) => (KINDS.some((kind) => kind === value) ? kindName(value as Idea['kind']) : value),
    q: (value) => t('filter.words', { q: value }),
    placed: () => t('filter.unplaced'),
  }
  const isOnChip = CHIP_STATUSES.some((status) => status === filter.status)
  const active = Object.keys(filter) as FilterName[]
  return (
    <div className="filters">
      <ul className="chips status-chips" aria-label={t('filter.status')}>
        <li>
          <Link className="chip" href={show({ status: undefined })} aria-current={filter.status ? undefined : 'true'}>
            {t('filter.all')}
          </Link>
        </li>
        {CHIP_STATUSES.map((status) => (
          <li key={status}>
            <Link className="chip" href={show({ status })} aria-current={filter.status === status ? 'true' : undefined}>
              {statusName(status)}
            </Link>
          </li>
        ))}
      </ul>
      {active.length > 0 && (
        <ul className="chips" aria-label={t('filter.title')}>
          {active.map((name) => (
            <li key={name} className={name === 'status' && isOnChip ? 'on-chip' : undefined}>
              <Link
                className="chip removable"
                href={show({ [name]: undefined })}
                aria-label={t('filter.remove', { name: nameOf[name](filter[name] ?? '') })}
              >
                {nameOf[name](filter[name] ?? '')} <Icon name="close" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      <details className="filter-details">
        <summary>
          <span className="soft">{t('home.newest')}</span>
          <span className="filter-word">
            <Icon name="filter" />
            {t('filter.title')}
          </span>
        </summary>
        <form
          action={path}
          onChange={(event) => event.currentTarget.requestSubmit()}
          onSubmit={(event) => {
            event.preventDefault()
            const isAsked = event.nativeEvent instanceof SubmitEvent && event.nativeEvent.submitter !== null
            if (isAsked) event.currentTarget.closest('details')?.removeAttribute('open')
            const entries = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)])
            const chosen = readHomeState(new URLSearchParams(entries).toString()).filter
            navigate(homeAddress(path, { ...state, from: '', chosen: null, camera: null, filter: chosen }))
          }}
        >
          {!isAreaFixed && (
            <FilterField
              name="area"
              label="filter.area"
              any={t('filter.anyArea', { city })}
              options={kernen.map(areaOption)}
              more={{ label: t('filter.neighbourhoods'), options: neighbourhoods.map(areaOption) }}
              value={filter.area}
            />
          )}
          <FilterField
            name="theme"
            label="filter.theme"
            any={t('filter.anyTheme')}
            options={options(THEMES, themeName)}
            value={filter.theme}
          />
          <FilterField
            name="status"
            label="filter.status"
            any={t('filter.anyStatus')}
            options={options(STATUSES, statusName)}
            value={filter.status}
          />
          <FilterField
            name="kind"
            label="filter.kind"
            any={t('filter.anyKind')}
            options={options(KINDS, kindName)}
            value={filter.kind}
          />
          {filter.q && <input type="hidden" name="q" value={filter.q} />}
          {filter.placed && <input type="hidden" name="placed" value={filter.placed} />}
          {state.view === 'map' && <input type="hidden" name="weergave" value="kaart" />}
          <button type="submit" className="button quiet">
            {t('filter.show')}
          </button>
        </form>
      </details>
    </div>
  )
}
