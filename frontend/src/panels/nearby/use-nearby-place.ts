import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import type { Located, Place, Street } from '@wijkwerk/backend/contract/place.ts'
import type { ProblemDetails } from '@wijkwerk/backend/contract/problem.ts'
import type { Address } from '@wijkwerk/backend/contract/streets.ts'
import { addressOf } from '../../api/address.ts'
import { ProblemError } from '../../api/client.ts'
import { addressQuery } from '../../api/content.ts'
import { NEAR_STREET_METRES } from '../../api/geography.ts'
import type { NearbyState } from '../../state/nearby-place.ts'
import { t } from '../../text/text.ts'
import { HOUSE_NUMBER } from '../new-idea/draft.ts'
import { findOnlyStreet, splitAddress } from '../new-idea/find-streets.ts'

const MAX_SUGGESTED = 5

/** What became of the place that was asked for. */
export type NearbyPlace =
  | { kind: 'none' | 'pending' | 'wrong-place' | 'wrong-number' | 'outside' }
  | { kind: 'failed'; problem: ProblemDetails }
  | { kind: 'unknown-street'; suggestions: readonly Street[] }
  | { kind: 'no-place'; street: Address['street'] }
  | {
      kind: 'found'
      place: Place
      /** “Baronstraat 24”, or the street, or the kern. */
      name: string
      /** The street it was found by; null where a place was pointed at. */
      street: Address['street'] | null
      /** Whether the house itself is known, and not just the street. */
      isExact: boolean
    }

const streetsNamedQuery = (name: string) =>
  queryOptions<{ items: Street[] }>({ queryKey: ['streets', addressOf('/api/streets', { q: name })] })

/** What lies at a place; null outside the city. */
const whereQuery = ({ lng, lat }: Place) =>
  queryOptions<Located | null>({ queryKey: ['nearby', addressOf('/api/locate', { lng, lat })] })

function askedAddress({ street, houseNumber }: NearbyState) {
  const typed = splitAddress(street)
  return { name: typed.name, houseNumber: (houseNumber || typed.houseNumber).replace(' ', '').toUpperCase() }
}

const streetOf = (name: string, streets: readonly Street[]) =>
  streets.find(({ slug }) => slug === name) ?? findOnlyStreet(streets, name)

const isOutside = (error: unknown) => error instanceof ProblemError && error.problem.kind === 'outside-area'

/** Fetches what `useNearbyPlace` needs, and gives the place; null where there is none. */
export async function prepareNearbyPlace(client: QueryClient, state: NearbyState): Promise<Place | null> {
  const { place } = state
  if (place) {
    const found = await client.fetchQuery(whereQuery(place)).catch((error: unknown) => {
      if (!isOutside(error)) throw error
      // An answer as well: the page says so, and not that something failed.
      return client.setQueryData(whereQuery(place).queryKey, null)
    })
    return found ? place : null
  }
  const { name, houseNumber } = askedAddress(state)
  if (!name) return null
  const street = streetOf(name, (await client.fetchQuery(streetsNamedQuery(name))).items)
  if (!street || (houseNumber && !HOUSE_NUMBER.test(houseNumber))) return null
  return (await client.fetchQuery(addressQuery(street.slug, houseNumber || undefined))).place
}

/** The place that the address of the page asks for, in words, or why there is none. */
export function useNearbyPlace(state: NearbyState): NearbyPlace {
  const { name, houseNumber } = askedAddress(state)
  const isNumber = houseNumber === '' || HOUSE_NUMBER.test(houseNumber)
  const where = useQuery({ ...whereQuery(state.place ?? { lng: 0, lat: 0 }), enabled: state.place !== null })
  const streets = useQuery({ ...streetsNamedQuery(name), enabled: name !== '' })
  const street = streets.data && streetOf(name, streets.data.items)
  const address = useQuery({
    ...addressQuery(street?.slug ?? '', houseNumber || undefined),
    enabled: street !== undefined && isNumber,
  })
  if (state.isWrong) return { kind: 'wrong-place' }
  if (state.place) {
    if (where.data) return { kind: 'found', place: state.place, name: nameOf(where.data), street: null, isExact: true }
    if (where.data === null || isOutside(where.error)) return { kind: 'outside' }
    return failure(where.error)
  }
  if (name === '') return { kind: 'none' }
  if (!streets.data) return failure(streets.error)
  if (!street) return { kind: 'unknown-street', suggestions: streets.data.items.slice(0, MAX_SUGGESTED) }
  if (!isNumber) return { kind: 'wrong-number' }
  if (!address.data) return failure(address.error)
  const { place, isExact } = address.data
  if (!place) return { kind: 'no-place', street: address.data.street }
  const words = isExact ? `${street.name} ${houseNumber}` : street.name
  return { kind: 'found', place, name: words, street: address.data.street, isExact }
}

const failure = (error: unknown): NearbyPlace =>
  error instanceof ProblemError ? { kind: 'failed', problem: error.problem } : { kind: 'pending' }

function nameOf({ area, street }: Located): string {
  if (!street || street.distance > NEAR_STREET_METRES) return t('nearby.here', { area: area.name })
  return street.houseNumber ? `${street.name} ${street.houseNumber}` : street.name
}
