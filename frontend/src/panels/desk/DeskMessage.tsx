import { type DeskTextKey, t } from '../../text/desk-text.ts'

type Props = { title: DeskTextKey; text?: DeskTextKey; onRetry?: () => void }

/** Says that a page of the desk is not there, not for this role, or could not be had. */
export function DeskMessage({ title, text, onRetry }: Props) {
  return (
    <div className="page">
      <h1 tabIndex={-1}>{t(title)}</h1>
      {text && <p>{t(text)}</p>}
      {onRetry && (
        <button type="button" className="button" onClick={onRetry}>
          {t('desk.retry')}
        </button>
      )}
    </div>
  )
}
