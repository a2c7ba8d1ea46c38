import type { Place } from '@wijkwerk/backend/contract/place.ts'
import type { ReactNode } from 'react'

/** Draws the map to point on; the page knows how, the panels know no map. */
export type PickOnMap = (pick: { start: [number, number] | null; onPick: (place: Place) => void }) => ReactNode
