import type { AuditChange } from '@wijkwerk/backend/contract/team.ts'
import { changeTexts } from '../../text/audit-text.ts'
import { t } from '../../text/desk-text.ts'

type Props = { changes: readonly AuditChange[]; subjectKind: string | null }

/** What an act changed, one line a field; a long text is folded away. */
export function ActChanges({ changes, subjectKind }: Props) {
  const texts = changeTexts(changes, subjectKind)
  if (texts.length === 0) return null
  return (
    <ul className="act-changes">
      {texts.map(({ field, sentence, whole }) => (
        <li key={field}>
          {whole ? (
            <details>
              <summary>{sentence}</summary>
              {whole.was && <p className="citizen-body">{t('log.was', { text: whole.was })}</p>}
              {whole.is && <p className="citizen-body">{t('log.is', { text: whole.is })}</p>}
            </details>
          ) : (
            sentence
          )}
        </li>
      ))}
    </ul>
  )
}
