import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { z } from 'zod'
import { areaFile, backgroundFile, creditFile, placeFile, streetFile, unitFile } from './geography-files.ts'
import { makeAreas } from './making/areas.ts'
import { CREDITS } from './making/credits.ts'
import { makePlaces, makeRailway } from './making/places.ts'
import { readSources } from './making/sources.ts'
import { makeStreets } from './making/streets.ts'
import { makeUnits } from './making/units.ts'

const target = new URL('../izegem/', import.meta.url)

async function write<S extends z.ZodType>(name: string, schema: S, content: z.input<S>) {
  const text = serialise(schema.parse(content))
  await writeFile(new URL(name, target), text)
  process.stdout.write(`${name}: ${(text.length / 1000).toFixed(1)} kB\n`)
}

/** One feature, or one row of figures, on a line, so that a change of one shows as one. */
function serialise(content: unknown): string {
  const isCollection = typeof content === 'object' && content !== null && 'features' in content
  if (!isCollection || !Array.isArray(content.features)) {
    const text = JSON.stringify(content, null, 2)
    return `${text.replace(/\[\s+((?:[^[\]{}]|\s)*?)\s+\]/g, (_, row: string) => `[${row.replace(/\s+/g, ' ')}]`)}\n`
  }
  const lines = content.features.map((feature) => JSON.stringify(feature))
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`
}

const [folder] = process.argv.slice(2)
if (!folder) {
  process.stderr.write('Usage: node --import tsx geodata/src/make-default-geography.ts <folder with source files>\n')
  process.exit(2)
}
const sources = await readSources(folder)
const { areas, neighbours } = makeAreas(sources)
await mkdir(fileURLToPath(target), { recursive: true })
await write('areas.geojson', areaFile, { type: 'FeatureCollection', features: areas })
await write('background.geojson', backgroundFile, {
  type: 'FeatureCollection',
  features: [...neighbours, ...makeRailway(sources)],
})
await write('streets.geojson', streetFile, makeStreets(sources))
await write('units.json', unitFile, makeUnits(sources))
await write('places.geojson', placeFile, makePlaces(sources))
await write('credits.json', creditFile, CREDITS)
