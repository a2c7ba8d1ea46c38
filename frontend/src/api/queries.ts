import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { AreaDetail } from '@wijkwerk/backend/contract/areas.ts'
import type { IdeaFilterQuery } from '@wijkwerk/backend/contract/idea-filter.ts'
import type { IdeaDetail, IdeaPage, MyIdea, SimilarIdea, SupportState } from '@wijkwerk/backend/contract/ideas.ts'
import type { MailLink } from '@wijkwerk/backend/contract/mail.ts'
import type { AreaKind, AreaReference, Located, Place, SearchHit, Street } from '@wijkwerk/backend/contract/place.ts'
import type { Service } from '@wijkwerk/backend/contract/service.ts'
import { addressOf } from './address.ts'

type AreaProperties = AreaReference & { id: number; kind: AreaKind; approximate: boolean }
export type AreaCollection = { features: { properties: AreaProperties }[] }
type Items<T> = { items: T[] }

const segment = encodeURIComponent

export const serviceQuery = () =>
  queryOptions<Service>({ queryKey: ['service', '/api/service'], staleTime: Number.POSITIVE_INFINITY })

export const areasQuery = (kind: AreaKind) =>
  queryOptions<AreaCollection>({
    queryKey: ['areas', addressOf('/api/areas', { kind })],
    staleTime: Number.POSITIVE_INFINITY,
  })

export const areaQuery = (slug: string) =>
  queryOptions<AreaDetail>({ queryKey: ['ideas', 'area', `/api/areas/${segment(slug)}`] })

/** The list of a filter, newest first, page after page; `from` is the cursor of the first page. */
export const ideasQuery = (filter: IdeaFilterQuery, from = '') =>
  infiniteQueryOptions<IdeaPage, Error, { pages: IdeaPage[]; pageParams: unknown[] }, readonly string[], string>({
    queryKey: ['ideas', 'list', from, addressOf('/api/ideas', filter)],
    initialPageParam: from,
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const ideaQuery = (id: number) => queryOptions<IdeaDetail>({ queryKey: ['ideas', 'one', `/api/ideas/${id}`] })

export const supportedQuery = (id: number) =>
  queryOptions<SupportState>({ queryKey: ['support', `/api/ideas/${id}/support`] })

/** An idea behind its private link; withdrawn and hidden ones can still be opened. */
export const myIdeaQuery = (token: string) =>
  queryOptions<MyIdea>({ queryKey: ['my-idea', `/api/my-idea/${segment(token)}`] })

/** What a link from a mail is for; reading it does nothing yet. */
export const mailLinkQuery = (token: string) =>
  queryOptions<MailLink>({ queryKey: ['mail-link', `/api/mail-links/${segment(token)}`] })

export const searchQuery = (q: string) =>
  queryOptions<Items<SearchHit>>({ queryKey: ['search', addressOf('/api/search', { q })] })

export const streetsQuery = () => queryOptions<Items<Street>>({ queryKey: ['streets', '/api/streets'] })

export const locateQuery = ({ lng, lat }: Place) =>
  queryOptions<Located>({ queryKey: ['locate', addressOf('/api/locate', { lng, lat })] })

export type SimilarTo = { title: string; theme?: string; lng?: number; lat?: number; streetId?: number }

export const similarQuery = (to: SimilarTo) =>
  queryOptions<Items<SimilarIdea>>({ queryKey: ['similar', addressOf('/api/ideas/similar', to)] })
