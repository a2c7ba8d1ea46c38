import { t } from '../../text/desk-text.ts'

/** Where staff arrive. */
export function DeskHomePage() {
  return (
    <div className="page">
      <h1 tabIndex={-1}>{t('desk.todo')}</h1>
    </div>
  )
}
