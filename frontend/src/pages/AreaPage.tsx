import { useQuery } from '@tanstack/react-query'
import { ProblemError } from '../api/client.ts'
import { areaQuery } from '../api/queries.ts'
import type { PageProps } from '../page-context.ts'
import { AreaFacts } from '../panels/AreaFacts.tsx'
import { Head } from '../panels/Head.tsx'
import { Loading } from '../panels/Loading.tsx'
import { Portal } from '../panels/Portal.tsx'
import { useService } from '../panels/use-service.ts'
import { t } from '../text/text.ts'
import { ErrorPage } from './ErrorPage.tsx'

/** Map and list of one woonkern or wijk, with its streets. */
export function AreaPage({ params: { slug = '' } }: PageProps) {
  const { data: area, error } = useQuery(areaQuery(slug))
  const { city } = useService()
  if (error instanceof ProblemError) return <ErrorPage problem={error.problem} />
  if (!area) return <Loading />
  return (
    <>
      <Head title={area.name} description={t('area.description', { area: area.name, city })} />
      <Portal heading={area.name} path={`/kern/${slug}`} area={area} fit={area.bbox} highlight={slug}>
        <AreaFacts area={area} />
      </Portal>
    </>
  )
}
