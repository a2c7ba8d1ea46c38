import type { Place } from '@wijkwerk/backend/contract/place.ts'

export type PickedBy = 'tap' | 'crosshair' | 'location'
export type LocationProblem = 'denied' | 'unavailable' | 'timeout'

/** The tool that points at a place: the pin hangs at the centre, or stands where it was put. */
export type DropPin = Resting | { step: 'locating'; before: Resting }
type Resting =
  | { step: 'aiming'; problem?: LocationProblem }
  | { step: 'placed'; at: Place; by: PickedBy; problem?: LocationProblem }

export type DropPinEvent =
  | { type: 'tapped'; at: Place }
  | { type: 'confirmed'; centre: Place }
  | { type: 'lifted' }
  | { type: 'location-asked' }
  | { type: 'located'; at: Place }
  | { type: 'location-failed'; problem: LocationProblem }

/** The next state; an answer that comes too late (the person pointed elsewhere meanwhile) changes nothing. */
export function dropPin(state: DropPin, event: DropPinEvent): DropPin {
  switch (event.type) {
    case 'tapped':
      return { step: 'placed', at: event.at, by: 'tap' }
    case 'confirmed':
      return state.step === 'placed' ? state : { step: 'placed', at: event.centre, by: 'crosshair' }
    case 'lifted':
      return state.step === 'placed' ? { step: 'aiming' } : state
    case 'location-asked':
      return state.step === 'locating' ? state : { step: 'locating', before: state }
    case 'located':
      return state.step === 'locating' ? { step: 'placed', at: event.at, by: 'location' } : state
    case 'location-failed':
      return state.step === 'locating' ? { ...state.before, problem: event.problem } : state
  }
}
