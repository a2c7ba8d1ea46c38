import type { Idea } from '@wijkwerk/backend/contract/ideas.ts'
import { t } from '../../../text/desk-text.ts'
import { formatDate, statusName, themeName } from '../../../text/format.ts'
import { CitizenText } from '../../CitizenText.tsx'
import { PlainText } from '../../PlainText.tsx'

type Props = { area: string; today: string; ideas: readonly Omit<Idea, 'place'>[] }

/** The open ideas of a kern on paper, street by street, without who sent them. */
export function IdeasSheet({ area, today, ideas }: Props) {
  const names = [...new Set(ideas.map(({ street }) => street?.name ?? ''))]
  // What lies in no street comes last.
  const sorted = names.sort((a, b) => (a === '' ? 1 : b === '' ? -1 : a.localeCompare(b, 'nl')))
  return (
    <section className="paper-sheet" aria-label={t('print.ideas')}>
      <div className="paper-head">
        <h2 className="paper-title">{t('print.ideasOf', { area })}</h2>
        <p>{t('print.count', { count: ideas.length, date: formatDate(today) })}</p>
      </div>
      {sorted.map((name) => (
        <section key={name}>
          <h3>{name || t('print.noStreet')}</h3>
          {ideas
            .filter(({ street }) => (street?.name ?? '') === name)
            .map(({ id, title, body, language, theme, status, houseNumber, createdOn, supportCount }) => (
              <article key={id} className="paper-question print-idea">
                <p>
                  <strong>
                    {id}. <CitizenText language={language}>{title}</CitizenText>
                  </strong>{' '}
                  {[
                    houseNumber && t('print.number', { number: houseNumber }),
                    themeName(theme),
                    statusName(status),
                    formatDate(createdOn),
                    t('print.supports', { count: supportCount }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
                <PlainText language={language}>{body}</PlainText>
                <span className="paper-line" />
              </article>
            ))}
        </section>
      ))}
    </section>
  )
}
