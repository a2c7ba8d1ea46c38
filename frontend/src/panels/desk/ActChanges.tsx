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
      {texts.map((text) => (
        <li key={text.name}>
          {'sentence' in text ? (
            text.sentence
          ) : (
            <details>
              <summary>{t('log.touched', { field: text.name })}</summary>
              {text.was !== null && (
                <p className="citizen-body">
                  <strong>{t('log.was')}</strong> {text.was}
                </p>
              )}
              {text.is !== null && (
                <p className="citizen-body">
                  <strong>{t('log.is')}</strong> {text.is}
                </p>
              )}
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}
