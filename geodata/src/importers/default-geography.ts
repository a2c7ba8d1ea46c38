import type { z } from 'zod'
import { areaFile, backgroundFile, creditFile, placeFile, streetFile, unitFile } from '../geography-files.ts'
import { define, type Import } from '../importer.ts'
import { loadAreas } from './load-areas.ts'
import { loadStreets } from './load-streets.ts'
import { loadBackground, loadCredits, loadPlaces } from './load-surroundings.ts'
import { loadUnits } from './load-units.ts'

const source = (name: string) => ({
  file: new URL(`../../izegem/${name}`, import.meta.url),
  licence: 'See geodata/izegem/ATTRIBUTION.md',
})

const parse = <Content>(schema: z.ZodType<Content>, bytes: Uint8Array) =>
  schema.parse(JSON.parse(new TextDecoder().decode(bytes)))

/** The addresses per stretch and square, on their own: what an installation from before there were any still lacks. */
export const units = define({
  name: 'units',
  source: source('units.json'),
  tables: ['spatial_units'],
  parse: (bytes) => [parse(unitFile, bytes)],
  load: loadUnits,
})

/** The project's own geography of Izegem. Areas go first: streets name the kernen they lie in. */
export const defaultGeography: Import[] = [
  define({
    name: 'areas',
    source: source('areas.geojson'),
    tables: ['areas'],
    parse: (bytes) => parse(areaFile, bytes).features,
    load: loadAreas,
  }),
  define({
    name: 'streets',
    source: source('streets.geojson'),
    tables: ['streets', 'street_areas', 'street_numbers'],
    parse: (bytes) => parse(streetFile, bytes).features,
    load: loadStreets,
  }),
  units,
  define({
    name: 'places',
    source: source('places.geojson'),
    tables: ['places'],
    parse: (bytes) => parse(placeFile, bytes).features,
    load: loadPlaces,
  }),
  define({
    name: 'background',
    source: source('background.geojson'),
    tables: ['background_features'],
    parse: (bytes) => parse(backgroundFile, bytes).features,
    load: loadBackground,
  }),
  define({
    name: 'credits',
    source: source('credits.json'),
    tables: ['credits'],
    parse: (bytes) => parse(creditFile, bytes),
    load: loadCredits,
  }),
]
