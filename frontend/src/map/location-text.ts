import { t } from '../text/text.ts'
import type { LocationProblem } from './drop-pin.ts'

const TEXTS = {
  denied: 'map.location.denied',
  unavailable: 'map.location.unavailable',
  timeout: 'map.location.timeout',
} as const satisfies Record<LocationProblem, string>

/** Why my location could not be shown, and what to do instead. */
export const locationText = (problem: LocationProblem) => t(TEXTS[problem])
