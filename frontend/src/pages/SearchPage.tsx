import { useQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { ProblemError } from '../api/client.ts'
import { searchQuery } from '../api/queries.ts'
import { Head } from '../panels/Head.tsx'
import { SearchForm } from '../panels/SearchForm.tsx'
import { SearchHits } from '../panels/SearchHits.tsx'
import { t } from '../text/text.ts'
import { ErrorPage } from './ErrorPage.tsx'

/** What was found for the words in the address: kernen, streets and ideas. */
export function SearchPage() {
  const q = new URLSearchParams(useSearch()).get('q')?.trim() ?? ''
  const { data, error } = useQuery({ ...searchQuery(q), enabled: q !== '' })
  if (error instanceof ProblemError) return <ErrorPage problem={error.problem} />
  const title = q ? t('search.resultsFor', { q }) : t('search.title')
  return (
    <div className="page">
      <Head title={title} />
      <h1 tabIndex={-1}>{title}</h1>
      <SearchForm key={q} id="page-search" initial={q} />
      {q && !data && <p className="soft">{t('site.loading')}</p>}
      {data && <SearchHits q={q} hits={data.items} />}
    </div>
  )
}
