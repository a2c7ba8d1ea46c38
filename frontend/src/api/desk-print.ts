import { queryOptions } from '@tanstack/react-query'
import type { Idea } from '@wijkwerk/backend/contract/ideas.ts'
import { addressOf } from './address.ts'

type OpenIdea = Omit<Idea, 'place'>

/** All ideas of a kern that are not closed, without the examples. */
export const openIdeasQuery = (area: string) =>
  queryOptions<{ features: { properties: OpenIdea }[] }, Error, OpenIdea[]>({
    queryKey: ['desk', 'print', addressOf('/api/ideas.geojson', { area, status: 'received,under-review,planned' })],
    staleTime: 0,
    select: ({ features }) => features.map(({ properties }) => properties).filter(({ example }) => !example),
  })
