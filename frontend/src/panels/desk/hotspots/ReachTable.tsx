import type { Reach } from '@wijkwerk/backend/contract/hotspots.ts'
import { Link } from 'wouter'
import { t } from '../../../text/desk-text.ts'
import { CardCell, CardRow, CardTable } from '../CardTable.tsx'
import { CHANNELS } from './channels.ts'

const count = new Intl.NumberFormat('nl-BE')
const percent = new Intl.NumberFormat('nl-BE', { style: 'percent', maximumFractionDigits: 0 })

/** From which kernen ideas come and along which way, beside where the addresses are. */
export function ReachTable({ reach: { items } }: { reach: Reach }) {
  const ideas = items.reduce((sum, item) => sum + item.ideas, 0)
  const addresses = items.reduce((sum, item) => sum + (item.addresses ?? 0), 0)
  const residents = items.reduce((sum, item) => sum + (item.residents ?? 0), 0)
  const withShare = (number: number, total: number) =>
    total === 0
      ? count.format(Math.round(number))
      : t('reach.count', { count: count.format(Math.round(number)), share: percent.format(number / total) })
  // A way along which nothing came in is no column.
  const channels = CHANNELS.filter((channel) => items.some((item) => item.channels[channel] !== 0))
  return (
    <section aria-labelledby="bereik">
      <h2 id="bereik">{t('reach.title')}</h2>
      <p className="soft">{t('reach.text')}</p>
      <p className="soft">{t('reach.small')}</p>
      <CardTable
        caption={t('reach.table')}
        headings={[
          t('hotspots.kern'),
          t('reach.addresses'),
          ...(residents > 0 ? [t('reach.residents')] : []),
          t('reach.ideas'),
          ...channels.map((channel) => t(`channel.${channel}`)),
        ]}
      >
        {items.map((item) => (
          <CardRow
            key={item.area.slug}
            title={<Link href={`/beheer/veel-gevraagd/${item.area.slug}`}>{item.area.name}</Link>}
          >
            <CardCell heading={t('reach.addresses')}>
              {item.addresses === null ? t('year.noFigure') : withShare(item.addresses, addresses)}
            </CardCell>
            {residents > 0 && (
              <CardCell heading={t('reach.residents')}>
                {item.residents === null ? t('year.noFigure') : withShare(item.residents, residents)}
              </CardCell>
            )}
            <CardCell heading={t('reach.ideas')}>{withShare(item.ideas, ideas)}</CardCell>
            {channels.map((channel) => (
              <CardCell key={channel} heading={t(`channel.${channel}`)}>
                {item.channels[channel] ?? t('reach.hidden')}
              </CardCell>
            ))}
          </CardRow>
        ))}
      </CardTable>
    </section>
  )
}
