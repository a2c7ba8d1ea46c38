import { queryOptions } from '@tanstack/react-query'
import type {
  CardQuery,
  Dossier,
  DossierChange,
  DossierList,
  HotspotCard,
  HotspotQuery,
  Hotspots,
  KernHotspots,
  NewDossier,
  Reach,
  UnitKind,
} from '@wijkwerk/backend/contract/hotspots.ts'
import type { FeatureCollection } from 'geojson'
import { addressOf } from './address.ts'
import { send } from './client.ts'

export type UnitQuery = HotspotQuery & { area: string; kind: UnitKind }

export const kernHotspotsQuery = (filter: HotspotQuery) =>
  queryOptions<KernHotspots>({ queryKey: ['desk', 'hotspots', addressOf('/api/desk/hotspots/areas', filter)] })

export const reachQuery = ({ since, until }: HotspotQuery) =>
  queryOptions<Reach>({ queryKey: ['desk', 'reach', addressOf('/api/desk/reach', { since, until })] })

export const hotspotsQuery = (filter: UnitQuery) =>
  queryOptions<Hotspots>({ queryKey: ['desk', 'hotspots', addressOf('/api/desk/hotspots', filter)] })

/** Where the same rows are to be had as a file. */
export const hotspotsFile = (extension: 'csv' | 'geojson', filter: UnitQuery) =>
  addressOf(`/api/desk/hotspots.${extension}`, filter)

export const hotspotShapesQuery = (filter: UnitQuery) =>
  queryOptions<FeatureCollection>({ queryKey: ['desk', 'hotspots', hotspotsFile('geojson', filter)] })

export const hotspotCardQuery = (slug: string, filter: CardQuery) =>
  queryOptions<HotspotCard>({ queryKey: ['desk', 'hotspots', addressOf(`/api/desk/hotspots/units/${slug}`, filter)] })

export const dossiersQuery = () =>
  queryOptions<DossierList>({ queryKey: ['desk', 'dossiers', '/api/desk/dossiers'], staleTime: 0 })

export const dossierQuery = (id: number) =>
  queryOptions<Dossier>({ queryKey: ['desk', 'dossier', `/api/desk/dossiers/${id}`], staleTime: 0 })

export const makeDossier = (key: string, body: NewDossier) =>
  send<{ id: number }>('/api/desk/dossiers', { method: 'POST', body, key })

export const changeDossier = (id: number, key: string, body: DossierChange) =>
  send<Dossier>(`/api/desk/dossiers/${id}`, { method: 'PATCH', body, key })
