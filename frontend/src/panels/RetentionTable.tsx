import { RETENTION, type RetentionRule } from '@wijkwerk/backend/contract/retention.ts'
import { t } from '../text/reading-text.ts'

const lengthOf = (term: RetentionRule['term']) =>
  'hours' in term ? t('term.hours', { count: term.hours }) : t('term.days', { count: term.days })

/** What is kept of people for a time, why, and when it goes. */
export function RetentionTable() {
  return (
    <table className="terms">
      <caption>{t('privacy.keepTable')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('privacy.keepWhat')}</th>
          <th scope="col">{t('privacy.keepTerm')}</th>
        </tr>
      </thead>
      <tbody>
        {RETENTION.map(({ category, term }) => (
          <tr key={category}>
            <th scope="row">
              {t(`retention.${category}`)}
              <span className="purpose">{t(`retention.${category}.why`)}</span>
            </th>
            <td>
              {lengthOf(term)} {t(`retention.${category}.from`)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
