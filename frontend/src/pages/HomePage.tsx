import { useQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { areaQuery, areasQuery } from '../api/queries.ts'
import { Head } from '../panels/Head.tsx'
import { useService } from '../panels/use-service.ts'
import { readHomeState } from '../state/home-state.ts'
import { formatList } from '../text/format.ts'
import { t } from '../text/text.ts'
import { Portal } from './Portal.tsx'

/** Map and list of every idea that the filter in the address meets. */
export function HomePage() {
  const { city } = useService()
  const { filter } = readHomeState(useSearch())
  const kernen = useQuery(areasQuery('kern')).data?.features ?? []
  const neighbourhoods = useQuery(areasQuery('neighbourhood')).data?.features ?? []
  const areas = [...kernen, ...neighbourhoods].map(({ properties }) => properties)
  const slugs = filter.area?.split(',') ?? []
  const only = slugs.length === 1 ? slugs[0] : undefined
  const area = useQuery({ ...areaQuery(only ?? ''), enabled: only !== undefined }).data
  const names = areas.filter(({ slug }) => slugs.includes(slug)).map(({ name }) => name)
  const areaNames = formatList(names)
  return (
    <>
      <Head title={t('home.title', { place: areaNames || city })} />
      <Portal heading={areaNames || city} path="/" fit={area?.bbox ?? null} highlight={only ?? null} />
    </>
  )
}
