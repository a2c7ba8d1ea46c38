import type { Place } from '@wijkwerk/backend/contract/place.ts'

/** How far one can look around, in metres. */
export const RADII = [100, 250, 500, 1000] as const
const DEFAULT_RADIUS = 250
// About a metre: enough for a door, and no more than a door says.
const DECIMALS = 5
const NUMBER = /^-?\d{1,3}(\.\d{1,20})?$/

/** What the address of “mijn buurt” asks: a place pointed at, or a street as it was typed, and how far to look. */
export type NearbyState = {
  place: Place | null
  /** A place was given that is none. */
  isWrong: boolean
  street: string
  houseNumber: string
  radius: number
}

const rounded = ({ lng, lat }: Place): Place => ({
  lng: Number(lng.toFixed(DECIMALS)),
  lat: Number(lat.toFixed(DECIMALS)),
})

function placeOf(text: string): Place | null {
  const [lng = '', lat = '', ...rest] = text.split(',')
  if (rest.length > 0 || !NUMBER.test(lng) || !NUMBER.test(lat)) return null
  const place = rounded({ lng: Number(lng), lat: Number(lat) })
  return Math.abs(place.lng) <= 180 && Math.abs(place.lat) <= 85 ? place : null
}

/** Reads what the address asks; a radius that cannot be chosen becomes the usual one. */
export function readNearby(search: string): NearbyState {
  const query = new URLSearchParams(search)
  const point = query.get('plek') ?? ''
  const radius = Number(query.get('straal'))
  const place = placeOf(point)
  return {
    place,
    isWrong: point !== '' && place === null,
    street: place ? '' : (query.get('straat') ?? '').trim().slice(0, 100),
    houseNumber: (query.get('nr') ?? '').trim().slice(0, 10),
    radius: RADII.find((known) => known === radius) ?? DEFAULT_RADIUS,
  }
}

type Asked = { place?: Place | null; street?: string; houseNumber?: string; radius?: number }

/** The address that asks this. A place goes before a street; coordinates are rounded to a metre. */
export function nearbyAddress({ place = null, street = '', houseNumber = '', radius = DEFAULT_RADIUS }: Asked): string {
  const parts: string[] = []
  if (place) {
    const { lng, lat } = rounded(place)
    parts.push(`plek=${lng},${lat}`)
  } else if (street) {
    parts.push(`straat=${encodeURIComponent(street)}`)
    if (houseNumber) parts.push(`nr=${encodeURIComponent(houseNumber)}`)
  }
  if (radius !== DEFAULT_RADIUS) parts.push(`straal=${radius}`)
  return parts.length > 0 ? `/mijn-buurt?${parts.join('&')}` : '/mijn-buurt'
}
