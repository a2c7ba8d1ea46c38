import type { YearArea } from '@wijkwerk/backend/contract/year.ts'
import { Link } from 'wouter'
import { t } from '../../text/desk-text.ts'

const number = new Intl.NumberFormat('nl-BE', { maximumFractionDigits: 1 })
const PLANS = { yes: true, no: false, unknown: null } as const

type Props = { items: readonly YearArea[]; onPlan?: ((area: string, hasPlan: boolean | null) => void) | undefined }

/** Kernen and neighbourhoods side by side; what is not known is said. */
export function YearTable({ items, onPlan }: Props) {
  const toldOr = (value: number | null) => (value === null ? t('year.unknown') : number.format(value))
  return (
    <section className="table-scroll figures" aria-label={t('year.table')}>
      <table>
        <caption>{t('year.table')}</caption>
        <thead>
          <tr>
            {(['area', 'addresses', 'open', 'per', 'more', 'fewer', 'works', 'plan'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`year.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(({ area, kind, addresses, openIdeas, more, fewer, works, hasPlan }) => (
            <tr key={area.slug}>
              <th scope="row">
                {kind === 'kern' ? (
                  <Link href={`/beheer/veel-gevraagd/${area.slug}`}>{area.name}</Link>
                ) : (
                  <a href={`/kern/${area.slug}`}>{area.name}</a>
                )}
              </th>
              <td>{addresses === null ? t('year.noFigure') : number.format(addresses)}</td>
              <td>{number.format(openIdeas)}</td>
              <td>{addresses ? number.format((openIdeas / addresses) * 100) : t('year.noFigure')}</td>
              <td>{kind === 'kern' ? toldOr(more) : t('year.noFigure')}</td>
              <td>{kind === 'kern' ? toldOr(fewer) : t('year.noFigure')}</td>
              <td>{number.format(works)}</td>
              <td>
                <PlanChoice area={area} hasPlan={hasPlan} onPlan={onPlan} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function PlanChoice({ area, hasPlan, onPlan }: Pick<YearArea, 'area' | 'hasPlan'> & Pick<Props, 'onPlan'>) {
  const chosen = hasPlan === null ? 'unknown' : hasPlan ? 'yes' : 'no'
  const texts = { yes: t('year.planYes'), no: t('year.planNo'), unknown: t('year.planUnknown') }
  if (!onPlan) return texts[chosen]
  return (
    <select
      aria-label={t('year.planOf', { area: area.name })}
      value={chosen}
      onChange={({ target }) => onPlan(area.slug, PLANS[target.value as keyof typeof PLANS])}
    >
      {(['unknown', 'yes', 'no'] as const).map((plan) => (
        <option key={plan} value={plan}>
          {texts[plan]}
        </option>
      ))}
    </select>
  )
}
