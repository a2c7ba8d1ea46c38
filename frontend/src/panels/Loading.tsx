import { t } from '../text/text.ts'

/** Keeps the room of a page that is on its way. */
export function Loading() {
  return (
    <div className="page" aria-busy="true">
      <p className="soft">{t('site.loading')}</p>
    </div>
  )
}
