import { WAYS } from '../contract/ways.ts'
import type { Effect, Passage, PassageNow } from '../contract/works.ts'

type Way = (typeof WAYS)[number]

/** The effect by which nobody passes that way. */
const CLOSES: Partial<Record<Way, Effect>> = {
  car: 'no-motor-vehicles',
  bus: 'no-motor-vehicles',
  bicycle: 'no-cyclists',
  foot: 'no-pedestrians',
}

/** What says how one passes that way, rather than whether. */
const HINDERS: Partial<Record<Way, readonly Effect[]>> = {
  car: ['alternating-traffic', 'one-way', 'fewer-lanes', 'narrow-lanes', 'speed-limit', 'detour'],
  bus: ['bus-detour'],
}

/**
 * Can one pass, by what staff said and by the effects of the hindrance that holds. What is closed is never a yes, nor not
 * known; that some still pass, as staff said, stays.
 */
export function passageNow(said: Passage, holding: readonly Effect[]): PassageNow {
  const ways = WAYS.flatMap((way) => {
    const effects = HINDERS[way]?.filter((effect) => holding.includes(effect)) ?? []
    const closing = CLOSES[way]
    const isClosed = closing !== undefined && holding.includes(closing)
    const now = { ...(isClosed ? closed(said[way]) : said[way]), ...(effects.length > 0 && { effects }) }
    return Object.keys(now).length > 0 ? [[way, now] as const] : []
  })
  return Object.fromEntries(ways)
}

// What was said of a way that is open tells how to use it, and is no longer so.
function closed(said: Passage[Way] = {}): Passage[Way] {
  return said.can === 'yes' ? { can: 'no' } : { can: 'no', ...said }
}
