import '../../styles/desk/content.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { deskWorksQuery } from '../../api/desk-content.ts'
import { FilterField, filterListed } from '../../panels/desk/content/FilterField.tsx'
import { Loading } from '../../panels/Loading.tsx'
import { workStatusName } from '../../text/content-facts.ts'
import { t } from '../../text/desk-text.ts'
import { formatDate, formatList } from '../../text/format.ts'

/** The works of one's kernen: what goes on first. */
export function DeskWorksPage() {
  const { data } = useQuery(deskWorksQuery())
  const [filter, setFilter] = useState('')
  if (!data) return <Loading />
  const shown = filterListed(data.items, filter)
  return (
    <div className="page">
      <h1 tabIndex={-1}>{t('deskWorks.title')}</h1>
      <p className="lead">{t('deskWorks.lead')}</p>
      <p className="actions">
        <Link className="button" href="/beheer/werken/nieuw">
          {t('deskWorks.new')}
        </Link>
      </p>
      {data.items.length === 0 && <p>{t('deskWorks.none')}</p>}
      <FilterField count={data.items.length} value={filter} onType={setFilter} />
      <p className="visually-hidden" role="status">
        {filter && t('content.found', { count: shown.length })}
      </p>
      <ul className="desk-list">
        {shown.map(({ id, title, status, areas, statedOn, isStale, isPublic, isFromRegister, example }) => (
          <li key={id} className="desk-item">
            <h2>
              <Link href={`/beheer/werken/${id}`}>{title}</Link>
            </h2>
            <p>
              {t('deskWorks.line', {
                status: workStatusName(status),
                areas: formatList(areas.map(({ name }) => name)),
              })}
              <br />
              <span className="soft">
                {statedOn ? t('deskWorks.stated', { date: formatDate(statedOn) }) : t('deskWorks.notStated')}
              </span>
            </p>
            <p className="content-marks">
              {isStale && <span className="mark more">{t('deskWorks.stale')}</span>}
              {!isPublic && <span className="mark more">{t('deskWorks.hidden')}</span>}
              {isFromRegister && <span className="mark fewer">{t('deskWorks.fromRegister')}</span>}
              {example && <span className="mark fewer">{t('site.example')}</span>}
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}
