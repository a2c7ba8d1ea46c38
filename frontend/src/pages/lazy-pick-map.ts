import { lazy } from 'react'

/** The map to point at a place, fetched when it is first shown. */
export const PickMap = lazy(() => import('../map/PickMap.tsx').then((module) => ({ default: module.PickMap })))
