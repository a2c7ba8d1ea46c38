import { useQuery } from '@tanstack/react-query'
import { useSearch } from 'wouter'
import { areaQuery, areasQuery } from '../api/queries.ts'
import { readHomeState } from '../state/home-state.ts'
import { formatList } from '../text/format.ts'

/** The part of the city that the filter in the address shows: its name or names, and where there is one, its outline. */
export function useAreasShown() {
  const slugs = readHomeState(useSearch()).filter.area?.split(',') ?? []
  const kernen = useQuery(areasQuery('kern')).data?.features ?? []
  const neighbourhoods = useQuery(areasQuery('neighbourhood')).data?.features ?? []
  const areas = [...kernen, ...neighbourhoods].map(({ properties }) => properties)
  const only = slugs.length === 1 ? slugs[0] : undefined
  const area = useQuery({ ...areaQuery(only ?? ''), enabled: only !== undefined }).data
  const names = areas.filter(({ slug }) => slugs.includes(slug)).map(({ name }) => name)
  return { areaName: formatList(names) || null, fit: area?.bbox ?? null, highlight: only ?? null }
}
