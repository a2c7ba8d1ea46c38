import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { ProblemError } from '../api/client.ts'
import { areasQuery } from '../api/queries.ts'
import { Head } from '../panels/Head.tsx'
import { useService } from '../panels/use-service.ts'
import { t } from '../text/text.ts'
import { ErrorPage } from './ErrorPage.tsx'

/** The kernen, and the neighbourhoods that people know by name. */
export function AreasPage() {
  const { city } = useService()
  const kernen = useQuery(areasQuery('kern'))
  const neighbourhoods = useQuery(areasQuery('neighbourhood'))
  if (kernen.error instanceof ProblemError) return <ErrorPage problem={kernen.error.problem} />
  const areas = [...(kernen.data?.features ?? []), ...(neighbourhoods.data?.features ?? [])]
  return (
    <div className="page">
      <Head title={t('nav.areas')} description={t('areas.lead', { city })} />
      <h1 tabIndex={-1}>{t('nav.areas')}</h1>
      <p className="lead">{t('areas.lead', { city })}</p>
      <ul className="area-list">
        {areas.map(({ properties: { slug, name, approximate } }) => (
          <li key={slug}>
            <Link href={`/kern/${slug}`}>{name}</Link>
            {approximate && <p className="soft">{t('home.approximate')}</p>}
          </li>
        ))}
      </ul>
    </div>
  )
}
