import { archive } from './layers/archive.ts'
import { around, aroundPlace } from './layers/around.ts'
import { borders } from './layers/borders.ts'
import { ground } from './layers/ground.ts'
import { highlight } from './layers/highlight.ts'
import { ideaNumbers, ideas } from './layers/ideas.ts'
import { kernNames } from './layers/kern-names.ts'
import { landmarks } from './layers/landmarks.ts'
import { names } from './layers/names.ts'
import { railway } from './layers/railway.ts'
import { chosenSign, signs, workSigns } from './layers/signs.ts'
import { streets } from './layers/streets.ts'
import { works, worksFromAfar } from './layers/works.ts'
import type { MapLayer } from './map-layer.ts'

/** Everything the map can show, bottom to top: this order is the order of drawing. */
export const CATALOGUE: readonly MapLayer[] = [
  archive,
  ground,
  railway,
  streets,
  landmarks,
  highlight,
  borders,
  around,
  works,
  names,
  kernNames,
  aroundPlace,
  signs,
  ideas,
  worksFromAfar,
  ideaNumbers,
  workSigns,
  chosenSign,
]
