import type { HotspotCard } from '@wijkwerk/backend/contract/hotspots.ts'
import { Link } from 'wouter'
import { t } from '../../../text/desk-text.ts'
import { formatDay, formatList, formatMonth, statusName, themeName } from '../../../text/format.ts'

type Ideas = HotspotCard['ideas']

/** Ideas as links to where they are handled. */
export function IdeaLinks({ ideas }: { ideas: Ideas }) {
  return (
    <ul className="idea-links">
      {ideas.map(({ id, title, theme, status, createdOn }) => (
        <li key={id}>
          <Link href={`/beheer?idee=${id}`}>
            {id}: {title}
          </Link>{' '}
          <span className="soft">
            {themeName(theme)}, {statusName(status)}, {formatDay(createdOn)}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What people ask in one place, since when, and what was decided there. */
export function CardFacts({ card }: { card: HotspotCard }) {
  const { themes, words, months, decided, works } = card
  const most = Math.max(1, ...months.map(({ ideas }) => ideas))
  return (
    <>
      <dl className="facts">
        <dt>{t('card.themes')}</dt>
        <dd>{formatList(themes.map(({ theme, ideas }) => `${themeName(theme)} (${ideas})`)) || t('card.none')}</dd>
        <dt>{t('card.words')}</dt>
        <dd>{formatList(words.map(({ word, ideas }) => `${word} (${ideas})`)) || t('card.none')}</dd>
        <dt>{t('card.works')}</dt>
        <dd>
          {works.length === 0
            ? t('card.none')
            : works.map(({ id, title }) => (
                <a key={id} href={`/werken/${id}`}>
                  {title}
                </a>
              ))}
        </dd>
      </dl>
      <section className="table-scroll" aria-label={t('card.months')}>
        <table className="months">
          <caption>{t('card.months')}</caption>
          <tbody>
            {months.map(({ month, ideas }) => (
              <tr key={month}>
                <th scope="row">{formatMonth(month)}</th>
                <td className="bar-cell">
                  <span className="bar" style={{ inlineSize: `${(ideas / most) * 100}%` }} />
                </td>
                <td>{ideas}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <h2>{t('card.decided')}</h2>
      {decided.length === 0 && <p>{t('card.undecided')}</p>}
      <ul className="idea-links">
        {decided.map(({ ideaId, status, reason, on }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an idea may have been answered twice on one day
          <li key={`${ideaId} ${index}`}>
            <Link href={`/beheer?idee=${ideaId}`}>{ideaId}</Link> <strong>{statusName(status)}</strong>, {formatDay(on)}
            : {reason}
          </li>
        ))}
      </ul>
    </>
  )
}
