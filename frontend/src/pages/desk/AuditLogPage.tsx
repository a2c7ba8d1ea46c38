import { useQuery } from '@tanstack/react-query'
import { AUDIT_SUBJECTS } from '@wijkwerk/backend/contract/audit.ts'
import { type FormEvent, useState } from 'react'
import { auditLogQuery, type LogFilter } from '../../api/desk-sign-in.ts'
import { LogItem } from '../../panels/desk/LogItem.tsx'
import { Loading } from '../../panels/Loading.tsx'
import { t } from '../../text/desk-text.ts'

/** Who did what, for administrators. */
export function AuditLogPage() {
  const [filter, setFilter] = useState<LogFilter>({})
  const { data } = useQuery(auditLogQuery(filter))
  const choose = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const chosen = [...new FormData(event.currentTarget)].filter(([, value]) => value !== '')
    setFilter(Object.fromEntries(chosen))
  }
  return (
    <div className="page wide">
      <h1 tabIndex={-1}>{t('log.title')}</h1>
      <p className="lead">{t('log.lead')}</p>
      <form className="desk-filter" onChange={choose} onSubmit={choose}>
        <label>
          {t('log.subject')}
          <select name="subject">
            <option value="">{t('log.all')}</option>
            {AUDIT_SUBJECTS.map((subject) => (
              <option key={subject} value={subject}>
                {t(`log.subject.${subject}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('log.since')}
          <input name="since" type="date" />
        </label>
        <label>
          {t('log.until')}
          <input name="until" type="date" />
        </label>
      </form>
      {!data && <Loading />}
      {data?.items.length === 0 && <p>{t('log.empty')}</p>}
      {data && data.items.length > 0 && (
        <ol className="desk-list" aria-label={t('log.entries')}>
          {data.items.map((entry) => (
            <LogItem key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
      {data?.next && (
        <button
          type="button"
          className="quiet-button"
          onClick={() => setFilter({ ...filter, before: String(data.next) })}
        >
          {t('log.more')}
        </button>
      )}
    </div>
  )
}
