import type { HotspotQuery, Unit } from '@wijkwerk/backend/contract/hotspots.ts'
import { Link } from 'wouter'
import { t } from '../../../text/desk-text.ts'

type Figures = Pick<Unit, 'addresses' | 'residents' | 'ideas' | 'expected' | 'mark'>
export type FigureRow = Figures & { key: string; name: string; href: string }

const count = new Intl.NumberFormat('nl-BE')
const expectation = new Intl.NumberFormat('nl-BE', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** An expected number of ideas as people read it, with one decimal. */
export const formatExpected = (expected: number) => expectation.format(expected)

const unknownText = (known: number | null) => (known === null ? 'hotspots.notKnown' : 'hotspots.unknown')
const countText = (known: number | null) => (known === null ? t('hotspots.notKnown') : count.format(Math.round(known)))

/** What a mark says in words; figures alone would leave it to the eye. */
export function MarkText({ mark }: Pick<Figures, 'mark'>) {
  return mark && <strong className={`mark ${mark}`}>{t(`hotspots.mark.${mark}`)}</strong>
}

type Props = {
  caption: string
  what: string
  /** What the ideas are held against. */
  reference?: HotspotQuery['reference']
  rows: readonly FigureRow[]
}

/** Places with the number of ideas, as many as were to be expected, and what stands out. */
export function FigureTable({ caption, what, reference = 'addresses', rows }: Props) {
  return (
    <section className="table-scroll figures" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{what}</th>
            <th scope="col">{t('hotspots.ideas')}</th>
            <th scope="col">{t('hotspots.expected')}</th>
            <th scope="col">{t(`hotspots.${reference}`)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, href, ideas, expected, mark, ...figures }) => (
            <tr key={key}>
              <th scope="row">
                <Link href={href}>{name}</Link> <MarkText mark={mark} />
              </th>
              <td>{count.format(ideas)}</td>
              <td>{expected === null ? t(unknownText(figures[reference])) : formatExpected(expected)}</td>
              <td>{countText(figures[reference])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
