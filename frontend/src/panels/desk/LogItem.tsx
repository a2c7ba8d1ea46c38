import type { AuditEntry } from '@wijkwerk/backend/contract/team.ts'
import { Link } from 'wouter'
import { actionText, subjectText, unsaid } from '../../text/audit-text.ts'
import { t } from '../../text/desk-text.ts'
import { formatTime } from '../../text/format.ts'
import { ActChanges } from './ActChanges.tsx'

/** One act in the log: who did what and when, about what, and what it changed. */
export function LogItem({ entry }: { entry: AuditEntry }) {
  const { at, by, action, reason, subjectKind, before, after, changes } = entry
  const subject = subjectText(entry)
  const left = [
    { title: t('log.technicalBefore'), text: unsaid(before, subjectKind) },
    { title: t('log.technicalAfter'), text: unsaid(after, subjectKind) },
  ].filter(({ text }) => text !== null)
  return (
    <li className="desk-item log-item">
      <p className="soft">{formatTime(at)}</p>
      <div>
        <p>
          <strong>{by}</strong> {actionText(action)}
          {subject && subject.text !== by && (
            <>
              {' · '}
              {subject.href ? <Link href={subject.href}>{subject.text}</Link> : subject.text}
            </>
          )}
        </p>
        {reason && <p className="citizen-body">{t('log.reason', { reason })}</p>}
        <ActChanges changes={changes} subjectKind={subjectKind} />
        {left.length > 0 && (
          <details>
            <summary>{t('log.technical')}</summary>
            {left.map(({ title, text }) => (
              <p key={title}>
                {title} <code className="long-code">{text}</code>
              </p>
            ))}
          </details>
        )}
      </div>
    </li>
  )
}
