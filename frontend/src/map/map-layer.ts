import type { LayerSpecification } from 'maplibre-gl'
import type { Chosen } from '../state/home-state.ts'
import type { MapTheme } from './theme.ts'

export type SourceId =
  | 'areas'
  | 'area-names'
  | 'borders'
  | 'streets'
  | 'background'
  | 'archive'
  | 'around'
  | 'hindrances'
  | 'works'
  | 'signs'
  | 'ideas'
  | 'chosen'

/** What the layers follow: colours, the area in focus, what is chosen, and whether a place is being picked. */
export type MapView = {
  theme: MapTheme
  highlight: string | null
  /** Whether the other kernen step back; not when the area in focus is no kern itself. */
  dimOthers: boolean
  chosen: Chosen | null
  /** Whether ideas are shown at all. */
  hasIdeas: boolean
  picking: boolean
}

/** What lies under everything: our own streets, an archive of tiles, or a style from elsewhere. */
export type Basemap = 'own' | 'archive' | 'style'

/** One thing the map shows, as data: pure, so that every drawing can be checked without a map. */
export type MapLayer = {
  id: string
  /** On which ground it is drawn: the built-in basemap, an archive of tiles, or any, a style from elsewhere too. */
  basemap: Basemap | 'any'
  draw: (view: MapView) => LayerSpecification[]
}

const FAMILY = 'Atkinson Hyperlegible Next Variable'

/** MapLibre draws with the page's own fonts; it reads the weight from the first name, which no font bears. */
export const FONTS = { regular: ['medium', FAMILY], bold: ['bold', FAMILY] }

/** How a neighbouring municipality may be called in the background. */
export const NEIGHBOUR_KINDS: readonly string[] = ['neighbour', 'municipality']
