import type { Place } from '@wijkwerk/backend/contract/place.ts'
import type { LocationProblem } from './drop-pin.ts'

const TIMEOUT_MILLISECONDS = 10_000

/** Why the device did not say where it is. */
export class LocationError extends Error {
  readonly problem: LocationProblem

  constructor(problem: LocationProblem) {
    super(problem)
    this.problem = problem
  }
}

function problemOf({ code }: GeolocationPositionError): LocationProblem {
  if (code === GeolocationPositionError.PERMISSION_DENIED) return 'denied'
  return code === GeolocationPositionError.TIMEOUT ? 'timeout' : 'unavailable'
}

/** Asks the device once where it is; throws LocationError. */
export function locate(): Promise<Place> {
  return new Promise((resolve, reject) => {
    if (!('geolocation' in navigator)) return reject(new LocationError('unavailable'))
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lng: coords.longitude, lat: coords.latitude }),
      (error) => reject(new LocationError(problemOf(error))),
      { enableHighAccuracy: true, timeout: TIMEOUT_MILLISECONDS, maximumAge: 30_000 },
    )
  })
}
