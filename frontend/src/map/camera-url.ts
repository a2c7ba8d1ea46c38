export type Camera = { zoom: number; lat: number; lng: number }

const inRange = (value: number, low: number, high: number) => value >= low && value <= high

/** Reads `zoom/lat/lng`, the form that stands in a URL; null when it is not a camera. */
export function parseCamera(text: string | null): Camera | null {
  const parts = text?.split('/') ?? []
  if (parts.length !== 3 || !parts.every((part) => /^-?\d+(\.\d+)?$/.test(part))) return null
  const [zoom = Number.NaN, lat = Number.NaN, lng = Number.NaN] = parts.map(Number)
  return inRange(zoom, 0, 24) && inRange(lat, -85, 85) && inRange(lng, -180, 180) ? { zoom, lat, lng } : null
}

/** Writes a camera with 5 decimals (about a metre) and hundredths of a zoom level. */
export const formatCamera = ({ zoom, lat, lng }: Camera): string =>
  [zoom.toFixed(2), lat.toFixed(5), lng.toFixed(5)].map(Number).join('/')
