import type { Milestone, YearArea, YearAreaChange } from '@wijkwerk/backend/contract/year.ts'
import { Link } from 'wouter'
import { t } from '../../text/desk-text.ts'

const number = new Intl.NumberFormat('nl-BE', { maximumFractionDigits: 1 })
const PLANS = { yes: true, no: false, unknown: null } as const
const COLUMNS = [
  'area',
  'addresses',
  'open',
  'per',
  'more',
  'fewer',
  'works',
  'plan',
  'trajectory',
  'framework',
] as const
const OFFERED_YEARS = 15

type OnChange = (area: string, change: YearAreaChange) => void
type Props = { year: number; items: readonly YearArea[]; seesHotspots: boolean; onChange?: OnChange | undefined }

/** Kernen and neighbourhoods side by side; what is not known is said. */
export function YearTable({ year, items, seesHotspots, onChange }: Props) {
  const toldOr = (value: number | null) => (value === null ? t('year.unknown') : number.format(value))
  return (
    <section className="table-scroll figures year" aria-label={t('year.table')}>
      <table>
        <caption>{t('year.table')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`year.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.area.slug}>
              <th scope="row">
                {seesHotspots ? (
                  <Link href={`/beheer/veel-gevraagd/${item.area.slug}`}>{item.area.name}</Link>
                ) : (
                  <a href={`/kern/${item.area.slug}`}>{item.area.name}</a>
                )}
              </th>
              <td>
                <AddressCount item={item} />
              </td>
              <td>{number.format(item.openIdeas)}</td>
              <td>{item.addresses ? number.format((item.openIdeas / item.addresses) * 100) : t('year.noFigure')}</td>
              <td>{toldOr(item.more)}</td>
              <td>{toldOr(item.fewer)}</td>
              <td>{number.format(item.works)}</td>
              <td>
                <PlanChoice item={item} onChange={onChange} />
              </td>
              <td>
                <MilestoneChoice kind="trajectory" year={year} item={item} onChange={onChange} />
              </td>
              <td>
                <MilestoneChoice kind="framework" year={year} item={item} onChange={onChange} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

// Of a neighbourhood it is told by the middle of a stretch, so the number is not exact.
function AddressCount({ item: { addresses, kind } }: { item: YearArea }) {
  if (addresses === null) return t('year.noFigure')
  const told = number.format(addresses)
  return kind === 'kern' ? told : t('year.about', { count: told })
}

type ChoiceProps = { item: YearArea; onChange: OnChange | undefined }

function PlanChoice({ item: { area, hasPlan }, onChange }: ChoiceProps) {
  const chosen = hasPlan === null ? 'unknown' : hasPlan ? 'yes' : 'no'
  const texts = { yes: t('year.planYes'), no: t('year.planNo'), unknown: t('year.planUnknown') }
  if (!onChange) return texts[chosen]
  return (
    <select
      aria-label={t('year.planOf', { area: area.name })}
      value={chosen}
      onChange={({ target }) => onChange(area.slug, { hasPlan: PLANS[target.value as keyof typeof PLANS] })}
    >
      {(['unknown', 'yes', 'no'] as const).map((plan) => (
        <option key={plan} value={plan}>
          {texts[plan]}
        </option>
      ))}
    </select>
  )
}

const MILESTONES = { trajectory: 'lastTrajectory', framework: 'lastFramework' } as const

type MilestoneProps = ChoiceProps & { kind: keyof typeof MILESTONES; year: number }

function MilestoneChoice({ kind, year, item, onChange }: MilestoneProps) {
  const told = item[MILESTONES[kind]]
  const chosen = told === null ? 'unknown' : told.year === null ? 'never' : String(told.year)
  const textOf = (value: string) =>
    value === 'unknown' ? t('year.planUnknown') : value === 'never' ? t('year.never') : value
  if (!onChange) return textOf(chosen)
  const years = Array.from({ length: OFFERED_YEARS }, (_, index) => String(year - 1 - index))
  const values = ['unknown', 'never', ...years, ...(years.includes(chosen) || !told?.year ? [] : [chosen])]
  return (
    <select
      aria-label={t(`year.${kind}Of`, { area: item.area.name })}
      value={chosen}
      onChange={({ target }) => onChange(item.area.slug, { [MILESTONES[kind]]: toMilestone(target.value) })}
    >
      {values.map((value) => (
        <option key={value} value={value}>
          {textOf(value)}
        </option>
      ))}
    </select>
  )
}

const toMilestone = (value: string): Milestone =>
  value === 'unknown' ? null : { year: value === 'never' ? null : Number(value) }
