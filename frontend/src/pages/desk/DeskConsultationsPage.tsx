import '../../styles/desk/content.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { deskConsultationsQuery } from '../../api/desk-content.ts'
import { FilterField, filterListed } from '../../panels/desk/content/FilterField.tsx'
import { Loading } from '../../panels/Loading.tsx'
import { t } from '../../text/desk-text.ts'
import { formatDate, formatList } from '../../text/format.ts'

/** The consultations of one's kernen: what is open first. */
export function DeskConsultationsPage() {
  const { data } = useQuery(deskConsultationsQuery())
  const [filter, setFilter] = useState('')
  if (!data) return <Loading />
  const shown = filterListed(data.items, filter)
  return (
    <div className="page">
      <h1 tabIndex={-1}>{t('deskConsultations.title')}</h1>
      <p className="lead">{t('deskConsultations.lead')}</p>
      <p className="actions">
        <Link className="button" href="/beheer/bevragingen/nieuw">
          {t('deskConsultations.new')}
        </Link>
      </p>
      {data.items.length === 0 && <p>{t('deskConsultations.none')}</p>}
      <FilterField count={data.items.length} value={filter} onType={setFilter} />
      <p className="visually-hidden" role="status">
        {filter && t('content.found', { count: shown.length })}
      </p>
      <ul className="desk-list">
        {shown.map(({ id, title, state, areas, opensOn, closesOn, answerCount, ...one }) => (
          <li key={id} className="desk-item">
            <h2>
              <Link href={`/beheer/bevragingen/${id}`}>{title}</Link>
            </h2>
            <p>
              {t(`deskConsultations.state.${state}`)},{' '}
              {t('deskConsultations.period', { from: formatDate(opensOn), to: formatDate(closesOn) })}
              <br />
              <span className="soft">
                {formatList(areas.map(({ name }) => name))}. {t('deskConsultations.answers', { count: answerCount })}.
              </span>
            </p>
            <p className="content-marks">
              {!one.isPublic && <span className="mark more">{t('deskWorks.hidden')}</span>}
              {state === 'closed' && !one.hasOutcome && (
                <span className="mark more">{t('deskConsultations.noOutcome')}</span>
              )}
              {one.example && <span className="mark fewer">{t('site.example')}</span>}
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}
