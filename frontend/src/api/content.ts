import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  ConsultationDetail,
  ConsultationFilterQuery,
  ConsultationPage,
} from '@wijkwerk/backend/contract/consultations.ts'
import type { CommunityRoom } from '@wijkwerk/backend/contract/rooms.ts'
import type { Address, StreetDetail } from '@wijkwerk/backend/contract/streets.ts'
import type { WorkDetail, WorkFilterQuery, WorkPage } from '@wijkwerk/backend/contract/works.ts'
import type { FeatureCollection } from 'geojson'
import { addressOf } from './address.ts'

/** The largest page that the API gives, for what is loaded whole. */
export const WHOLE = 100

// Their keys begin with `content`: all of it is few, and asked again whenever one of it changes.

type Pages<T> = { pages: T[]; pageParams: unknown[] }

/** The works of a filter, page after page; those of now first, with `near` the nearest first. */
export const worksQuery = (filter: WorkFilterQuery, from = '', limit?: number) =>
  infiniteQueryOptions<WorkPage, Error, Pages<WorkPage>, readonly string[], string>({
    queryKey: ['content', 'works', from, addressOf('/api/works', { ...filter, limit })],
    initialPageParam: from,
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const workQuery = (id: number) => queryOptions<WorkDetail>({ queryKey: ['content', 'work', `/api/works/${id}`] })

/** The works of a filter as lines and areas, for the map. */
export const workShapesQuery = (filter: WorkFilterQuery) =>
  queryOptions<FeatureCollection>({ queryKey: ['content', 'work-shapes', addressOf('/api/works.geojson', filter)] })

/** Where there is hindrance of the works of a filter, for the map. */
export const hindrancesQuery = (filter: WorkFilterQuery) =>
  queryOptions<FeatureCollection>({ queryKey: ['content', 'hindrances', addressOf('/api/hindrances.geojson', filter)] })

/** The consultations of a filter, page after page; open ones first. */
export const consultationsQuery = (filter: ConsultationFilterQuery, from = '') =>
  infiniteQueryOptions<ConsultationPage, Error, Pages<ConsultationPage>, readonly string[], string>({
    queryKey: ['content', 'consultations', from, addressOf('/api/consultations', { ...filter, limit: WHOLE })],
    initialPageParam: from,
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const consultationQuery = (id: number) =>
  queryOptions<ConsultationDetail>({ queryKey: ['content', 'consultation', `/api/consultations/${id}`] })

/** Community rooms, of one area or all. */
export const roomsQuery = (area?: string) =>
  queryOptions<{ items: CommunityRoom[] }>({ queryKey: ['content', 'rooms', addressOf('/api/rooms', { area })] })

/** A street with everything that happened in it. */
export const streetQuery = (slug: string) =>
  queryOptions<StreetDetail>({ queryKey: ['content', 'street', `/api/streets/${encodeURIComponent(slug)}`] })

/** Where a street and number are; `street` is a slug. */
export const addressQuery = (street: string, houseNumber?: string) =>
  queryOptions<Address>({ queryKey: ['address', addressOf('/api/address', { street, houseNumber })] })
