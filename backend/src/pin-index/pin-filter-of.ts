import type { IdeaFilter } from '../contract/idea-filter.ts'
import type { AreaDirectory } from '../database/area-directory.ts'
import type { PinFilter } from './filter.ts'

/** The filter of the map's read model; what only the database can find (text, nearness, placed or not) is left out. */
export function pinFilterOf(filter: IdeaFilter, areaDirectory: AreaDirectory): PinFilter {
  const { area, bbox, q: _text, near: _near, radius: _radius, placed: _placed, ...rest } = filter
  return { ...rest, ...(area && { areaIds: areaDirectory.idsOf(area) }), ...(bbox && { box: bbox }) }
}

/** Whether the read model alone can tell what a filter meets. */
export const isKnownToIndex = ({ q, near, placed }: IdeaFilter) => !q?.trim() && !near && !placed
