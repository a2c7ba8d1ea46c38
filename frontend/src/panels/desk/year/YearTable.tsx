import type { Milestone, YearArea, YearAreaChange } from '@wijkwerk/backend/contract/year.ts'
import { Link } from 'wouter'
import { t } from '../../../text/desk-text.ts'
import { CardCell, CardRow, CardTable } from '../CardTable.tsx'

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
    <CardTable caption={t('year.table')} headings={COLUMNS.map((column) => t(`year.${column}`))}>
      {items.map((item) => (
        <CardRow
          key={item.area.slug}
          title={
            seesHotspots ? (
              <Link href={`/beheer/veel-gevraagd/${item.area.slug}`}>{item.area.name}</Link>
            ) : (
              <a href={`/kern/${item.area.slug}`}>{item.area.name}</a>
            )
          }
        >
          <CardCell heading={t('year.addresses')}>
            <AddressCount item={item} />
          </CardCell>
          <CardCell heading={t('year.open')}>{number.format(item.openIdeas)}</CardCell>
          <CardCell heading={t('year.per')}>
            {item.addresses ? number.format((item.openIdeas / item.addresses) * 100) : t('year.noFigure')}
          </CardCell>
          <CardCell heading={t('year.more')}>{toldOr(item.more)}</CardCell>
          <CardCell heading={t('year.fewer')}>{toldOr(item.fewer)}</CardCell>
          <CardCell heading={t('year.works')}>{number.format(item.works)}</CardCell>
          <CardCell heading={t('year.plan')}>
            <PlanChoice item={item} onChange={onChange} />
          </CardCell>
          <CardCell heading={t('year.trajectory')}>
            <MilestoneChoice kind="trajectory" year={year} item={item} onChange={onChange} />
          </CardCell>
          <CardCell heading={t('year.framework')}>
            <MilestoneChoice kind="framework" year={year} item={item} onChange={onChange} />
          </CardCell>
        </CardRow>
      ))}
    </CardTable>
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
