import type { IdeaDetail } from '@wijkwerk/backend/contract/ideas.ts'
import { formatDate, statusName } from '../text/format.ts'
import { LANGUAGE, t } from '../text/text.ts'
import { PlainText } from './PlainText.tsx'

/** What happened with an idea, newest first, each step with its public reason. */
export function IdeaTimeline({ updates, createdOn }: Pick<IdeaDetail, 'updates' | 'createdOn'>) {
  return (
    <section className="timeline" aria-labelledby="verloop">
      <h2 id="verloop">{t('idea.timeline')}</h2>
      <ol>
        {[...updates].reverse().map((update) => (
          <li key={update.id}>
            <p className="facts">
              <strong>{statusName(update.status)}</strong>
              <span>{formatDate(update.createdOn)}</span>
            </p>
            <PlainText language={LANGUAGE}>{update.reason}</PlainText>
          </li>
        ))}
        <li>
          <p className="facts">
            <strong>{statusName('received')}</strong>
            <span>{formatDate(createdOn)}</span>
          </p>
        </li>
      </ol>
    </section>
  )
}
