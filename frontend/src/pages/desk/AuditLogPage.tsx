import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { auditLogQuery, type LogFilter } from '../../api/desk-sign-in.ts'
import { Loading } from '../../panels/Loading.tsx'
import { t } from '../../text/desk-text.ts'
import { formatTime } from '../../text/format.ts'

const SUBJECTS = ['idea', 'staff', 'session'] as const

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
            {SUBJECTS.map((subject) => (
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
        <section className="table-scroll" aria-label={t('log.title')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('log.when')}</th>
                <th scope="col">{t('log.who')}</th>
                <th scope="col">{t('log.what')}</th>
                <th scope="col">{t('log.change')}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map(({ id, at, by, action, subjectKind, subjectId, reason, before, after }) => (
                <tr key={id}>
                  <td>{formatTime(at)}</td>
                  <td>{by}</td>
                  <td>
                    {action} {subjectKind} {subjectId}
                    {reason && <span className="soft"> ({reason})</span>}
                  </td>
                  <td>
                    <code className="long-code">
                      {[before, after].flatMap((value) => (value ? JSON.stringify(value) : [])).join(' → ')}
                    </code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
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
