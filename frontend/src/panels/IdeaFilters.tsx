import { useQuery } from '@tanstack/react-query'
import type { Idea, IdeaStatus } from '@wijkwerk/backend/contract/ideas.ts'
import type { AreaReference } from '@wijkwerk/backend/contract/place.ts'
import { Link, useLocation } from 'wouter'
import { areasQuery } from '../api/queries.ts'
import { type FilterName, type HomeState, type HomeTab, homeAddress, readHomeState } from '../state/home-state.ts'
import { KINDS, STATUSES, THEMES } from '../state/idea-choices.ts'
import { kindName, statusName, themeName } from '../text/format.ts'
import { type TextKey, t } from '../text/text.ts'
import { Icon } from '../ui/Icon.tsx'
import { useService } from './use-service.ts'

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

const CHIP_STATUSES: readonly string[] = ['received', 'under-review', 'planned', 'done'] satisfies IdeaStatus[]

const ORDERS: Record<HomeTab, TextKey> = {
  all: 'home.newest',
  ideas: 'home.newest',
  works: 'works.order',
  consultations: 'works.orderOpen',
}

type Props = {
  state: HomeState
  /** May have a query of its own, which stays. */
  path: string
  address: (change: Partial<HomeState>) => string
  fixedTab: HomeTab | undefined
  isAreaFixed: boolean
  /** The works stand by distance. */
  isNear: boolean
}

/** What is filtered on now, each to take away, and a plain form for the rest that also works without JavaScript. */
export function IdeaFilters({ state, path, address, fixedTab, isAreaFixed, isNear }: Props) {
  const [, navigate] = useLocation()
  const { city } = useService()
  const kernen = useQuery(areasQuery('kern')).data?.features.map(({ properties }) => properties) ?? []
  const neighbourhoods = useQuery(areasQuery('neighbourhood')).data?.features.map(({ properties }) => properties) ?? []
  const areas = [...kernen, ...neighbourhoods]
  const { filter, tab } = state
  const fresh = { from: '', before: '', chosen: null, camera: null }
  const nameOf: Record<FilterName, (value: string) => string> = {
    area: (value) => areas.find(({ slug }) => slug === value)?.name ?? value,
    theme: (value) => (THEMES.some((theme) => theme === value) ? themeName(value as Idea['theme']) : value),
    status: (value) => (STATUSES.some((status) => status === value) ? statusName(value as IdeaStatus) : value),
    kind: (value) => (KINDS.some((kind) => kind === value) ? kindName(value as Idea['kind']) : value),
    q: (value) => t('filter.words', { q: value }),
    placed: () => t('filter.unplaced'),
  }
  const isOnChip = CHIP_STATUSES.includes(filter.status ?? '')
  const active = Object.keys(filter) as FilterName[]
  const hasIdeas = tab === 'all' || tab === 'ideas'
  const order = t(isNear && tab === 'works' ? 'works.orderNear' : ORDERS[tab])
  const [action = '', ownQuery] = path.split('?')
  return (
    <>
      {active.length > 0 && (
        <ul className="chips" aria-label={t('filter.title')}>
          {active.map((name) => (
            <li key={name} className={name === 'status' && isOnChip ? 'on-chip' : undefined}>
              <Link
                className="chip removable"
                href={address({ ...fresh, filter: { ...filter, [name]: undefined } })}
                aria-label={t('filter.remove', { name: nameOf[name](filter[name] ?? '') })}
              >
                {nameOf[name](filter[name] ?? '')} <Icon name="close" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      {!hasIdeas && isAreaFixed && <p className="filter-order soft">{order}</p>}
      {(hasIdeas || !isAreaFixed) && (
        <details className="filter-details">
          <summary>
            <span className="soft">{order}</span>
            <span className="filter-word">
              <Icon name="filter" />
              {t('filter.title')}
            </span>
          </summary>
          <form
            action={action}
            onChange={(event) => event.currentTarget.requestSubmit()}
            onSubmit={(event) => {
              event.preventDefault()
              const isAsked = event.nativeEvent instanceof SubmitEvent && event.nativeEvent.submitter !== null
              if (isAsked) event.currentTarget.closest('details')?.removeAttribute('open')
              const entries = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)])
              const wanted = readHomeState(new URLSearchParams(entries).toString(), fixedTab)
              navigate(address({ ...fresh, tab: wanted.tab, filter: wanted.filter }))
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
            {hasIdeas && (
              <>
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
              </>
            )}
            {hidden(ownQuery, homeAddress('', { ...state, ...fresh, filter: {} }, fixedTab).slice(1))}
            {filter.q && <input type="hidden" name="q" value={filter.q} />}
            {filter.placed && <input type="hidden" name="placed" value={filter.placed} />}
            <button type="submit" className="button quiet">
              {t('filter.show')}
            </button>
          </form>
        </details>
      )}
    </>
  )
}

/** What a form must send along, because its address loses its query. */
const hidden = (...queries: (string | undefined)[]) =>
  queries
    .flatMap((query) => [...new URLSearchParams(query)])
    .map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
