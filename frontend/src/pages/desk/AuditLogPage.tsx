import '../../styles/desk/log.css'
import { useInfiniteQuery } from '@tanstack/react-query'
import { AUDIT_SUBJECTS } from '@wijkwerk/backend/contract/audit.ts'
import { useState } from 'react'
import { auditLogQuery, type LogFilter } from '../../api/desk-sign-in.ts'
import { DateField } from '../../panels/desk/DateField.tsx'
import { LogItem } from '../../panels/desk/LogItem.tsx'
import { Loading } from '../../panels/Loading.tsx'
import { t } from '../../text/desk-text.ts'

/** Who did what, for administrators. */
export function AuditLogPage() {
  const [filter, setFilter] = useState<LogFilter>({})
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(auditLogQuery(filter))
  const entries = data?.pages.flatMap(({ items }) => items)
  const choose = (part: LogFilter) => {
    const chosen = Object.entries({ ...filter, ...part }).filter(([, value]) => value !== '')
    setFilter(Object.fromEntries(chosen))
  }
  return (
    <div className="page wide">
      <h1 tabIndex={-1}>{t('log.title')}</h1>
      <p className="lead">{t('log.lead')}</p>
      <form className="desk-filter" onSubmit={(event) => event.preventDefault()}>
        <label>
          {t('log.subject')}
          <select value={filter.subject ?? ''} onChange={({ target }) => choose({ subject: target.value })}>
            <option value="">{t('log.all')}</option>
            {AUDIT_SUBJECTS.map((subject) => (
              <option key={subject} value={subject}>
                {t(`log.subject.${subject}`)}
              </option>
            ))}
          </select>
        </label>
        <DateField label={t('log.since')} value={filter.since ?? ''} onChange={(since) => choose({ since })} />
        <DateField label={t('log.until')} value={filter.until ?? ''} onChange={(until) => choose({ until })} />
      </form>
      {!entries && <Loading />}
      {entries?.length === 0 && <p>{t('log.empty')}</p>}
      {entries && entries.length > 0 && (
        <ol className="desk-list" aria-label={t('log.entries')}>
          {entries.map((entry) => (
            <LogItem key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
      {hasNextPage && (
        <button
          type="button"
          className="quiet-button"
          aria-disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('log.more')}
        </button>
      )}
    </div>
  )
}
