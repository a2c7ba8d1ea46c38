import type { DeskIdea } from '@wijkwerk/backend/contract/desk.ts'
import { Link } from 'wouter'
import type { DeskAct } from '../../../api/desk-inbox.ts'
import { actionText } from '../../../text/audit-text.ts'
import { t } from '../../../text/desk-text.ts'
import { formatDay, formatTime, statusName } from '../../../text/format.ts'
import { CitizenText } from '../../CitizenText.tsx'
import { ActChanges } from '../ActChanges.tsx'
import { similarText } from './similar-text.ts'

type Props = { shown: DeskIdea; addressOf: (id: number) => string; onAct: (act: DeskAct) => void }

/** What hangs on an idea: what resembles it, what was answered, said, shown and done. */
export function IdeaParts({ shown, addressOf, onAct }: Props) {
  const { idea, similar, duplicates, updates, notes, comments, photos, reports, history, revision } = shown
  const setHidden = (what: { comment: number } | { photo: string }, isHidden: boolean) =>
    onAct({ kind: 'visibility', body: { revision, what, isHidden, reason: t('hide.quickReason') } })
  return (
    <>
      {reports.length > 0 && (
        <section className="note warn">
          <h3>{t('deskIdea.reports')}</h3>
          <ul>
            {reports.map(({ id, reason, body, comment, createdAt }) => (
              <li key={id}>
                <strong>{t(`reports.${reason}`)}</strong>
                {comment !== null && ` ${t('deskIdea.reportedComment', { comment: String(comment) })}`}{' '}
                <span className="soft">{formatTime(createdAt)}</span>
                {body && <p className="citizen-body">{body}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {duplicates.length > 0 && (
        <section>
          <h3>{t('deskIdea.duplicates')}</h3>
          <ul className="idea-links">
            {duplicates.map(({ id, title }) => (
              <li key={id}>
                <Link href={addressOf(id)}>{title}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {similar.length > 0 && (
        <section>
          <h3>{t('deskIdea.similar')}</h3>
          <ul className="idea-links">
            {similar.map((other) => (
              <li key={other.id}>
                <Link href={addressOf(other.id)}>
                  {other.id}: {similarText(other, idea)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {photos.length > 0 && (
        <section>
          <h3>{t('deskIdea.photos')}</h3>
          <ul className="desk-photos">
            {photos.map(({ id, url, width, height, visibility }, index) => (
              <li key={id}>
                {visibility !== 'withdrawn' && (
                  <img src={url} width={width} height={height} alt={t('deskIdea.photo', { number: index + 1 })} />
                )}
                <button
                  type="button"
                  className="quiet-button"
                  onClick={() => setHidden({ photo: id }, visibility === 'public')}
                >
                  {t(visibility === 'public' ? 'hide.photo' : 'hide.photoRestore')}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {comments.length > 0 && (
        <section>
          <h3>{t('deskIdea.comments')}</h3>
          <ul className="desk-comments">
            {comments.map(({ id, body, language, visibility }) => (
              <li key={id} className={visibility === 'public' ? undefined : 'soft'}>
                <CitizenText language={language}>{body}</CitizenText>{' '}
                {visibility === 'public' && reports.some(({ comment }) => comment === id) && (
                  <button type="button" className="quiet-button" onClick={() => setHidden({ comment: id }, false)}>
                    {t('hide.commentKeep')}
                  </button>
                )}{' '}
                {visibility !== 'public' && (
                  <button type="button" className="quiet-button" onClick={() => setHidden({ comment: id }, false)}>
                    {t(visibility === 'held' ? 'hide.commentPublish' : 'hide.commentRestore')}
                  </button>
                )}{' '}
                {(visibility === 'public' || visibility === 'held') && (
                  <button type="button" className="quiet-button" onClick={() => setHidden({ comment: id }, true)}>
                    {t(visibility === 'held' ? 'hide.commentRefuse' : 'hide.comment')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {updates.length > 0 && (
        <section>
          <h3>{t('deskIdea.updates')}</h3>
          <ul>
            {updates.map(({ id, status, reason, createdOn }) => (
              <li key={id}>
                <strong>{statusName(status)}</strong>, {formatDay(createdOn)}: {reason}
              </li>
            ))}
          </ul>
        </section>
      )}
      {notes.length > 0 && (
        <section>
          <h3>{t('deskIdea.notes')}</h3>
          <ul>
            {notes.map(({ id, by, body, createdAt }) => (
              <li key={id}>
                {body} <span className="soft">{`${by}, ${formatTime(createdAt)}`}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {history.length > 0 && (
        <details>
          <summary>{t('deskIdea.history')}</summary>
          <ul className="idea-history">
            {history.map(({ at, by, action, reason, changes }) => (
              <li key={`${at} ${action}`}>
                <strong>{by}</strong> {actionText(action)} <span className="soft moment">{formatTime(at)}</span>
                {reason && <p className="citizen-body">{t('log.reason', { reason })}</p>}
                <ActChanges changes={changes} subjectKind="idea" />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
