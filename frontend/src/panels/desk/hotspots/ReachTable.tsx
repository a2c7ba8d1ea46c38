import type { Reach } from '@wijkwerk/backend/contract/hotspots.ts'
import { Link } from 'wouter'
import { t } from '../../../text/desk-text.ts'
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
      <section className="table-scroll figures" aria-label={t('reach.table')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('hotspots.kern')}</th>
              <th scope="col">{t('reach.addresses')}</th>
              {residents > 0 && <th scope="col">{t('reach.residents')}</th>}
              <th scope="col">{t('reach.ideas')}</th>
              {channels.map((channel) => (
                <th key={channel} scope="col">
                  {t(`channel.${channel}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.area.slug}>
                <th scope="row">
                  <Link href={`/beheer/veel-gevraagd/${item.area.slug}`}>{item.area.name}</Link>
                </th>
                <td>{item.addresses === null ? t('year.noFigure') : withShare(item.addresses, addresses)}</td>
                {residents > 0 && (
                  <td>{item.residents === null ? t('year.noFigure') : withShare(item.residents, residents)}</td>
                )}
                <td>{withShare(item.ideas, ideas)}</td>
                {channels.map((channel) => (
                  <td key={channel}>{item.channels[channel] ?? t('reach.hidden')}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
