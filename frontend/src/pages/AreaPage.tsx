import { useQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { ProblemError } from '../api/client.ts'
import { areaQuery } from '../api/queries.ts'
import { AreaFacts } from '../panels/AreaFacts.tsx'
import { FollowLinks } from '../panels/FollowLinks.tsx'
import { Head } from '../panels/Head.tsx'
import { Loading } from '../panels/Loading.tsx'
import { useService } from '../panels/use-service.ts'
import { readHomeState } from '../state/home-state.ts'
import type { PageProps } from '../state/page-context.ts'
import { t } from '../text/text.ts'
import { ErrorPage } from './ErrorPage.tsx'
import { Portal } from './Portal.tsx'

/** Map and list of one woonkern or wijk, with its streets. */
export function AreaPage({ params: { slug = '' } }: PageProps) {
  const { data: area, error } = useQuery(areaQuery(slug))
  const { city } = useService()
  const { tab } = readHomeState(useSearch())
  if (error instanceof ProblemError) return <ErrorPage problem={error.problem} />
  if (!area) return <Loading />
  return (
    <>
      <Head
        title={tab === 'all' ? area.name : t('tabs.titleIn', { what: t(`tabs.${tab}`), place: area.name })}
        description={t('area.description', { area: area.name, city })}
      />
      <Portal heading={area.name} path={`/kern/${slug}`} area={area} fit={area.bbox} highlight={slug}>
        <FollowLinks area={slug} hasFeed />
        <AreaFacts area={area} />
      </Portal>
    </>
  )
}
