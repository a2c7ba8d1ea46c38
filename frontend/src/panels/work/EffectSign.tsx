import type { Effect } from '@wijkwerk/backend/contract/works.ts'
import type { ReactNode } from 'react'

const FORBIDDEN = <path className="effect-line" d="M6.5 6.5l11 11M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19z" />
const WARNING = <path className="effect-line" d="M12 3 2.5 20h19zM12 9.5v5M12 17.2v.1" />
const ARROW = <path className="effect-line" d="M3 3h18v18H3zM7.5 16.5v-4a3 3 0 0 1 3-3h6M13.5 6.5l3 3-3 3" />

const SIGNS: Record<Effect, ReactNode> = {
  'no-motor-vehicles': FORBIDDEN,
  'no-cyclists': FORBIDDEN,
  'no-pedestrians': FORBIDDEN,
  'no-parking': FORBIDDEN,
  'shops-hard-to-reach': WARNING,
  'speed-limit': WARNING,
  'narrow-lanes': WARNING,
  'fewer-lanes': WARNING,
  'alternating-traffic': WARNING,
  detour: ARROW,
  'one-way': ARROW,
  'bus-detour': ARROW,
  other: WARNING,
}

/** The sign of what hindrance does: forbidden, mind, or another way; the words stand beside it. */
export function EffectSign({ effect }: { effect: Effect }) {
  return (
    <svg className="effect-sign" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      {SIGNS[effect]}
    </svg>
  )
}
