import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Position } from './plane.ts'

const position = z.tuple([z.number(), z.number()])
const polygon = z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(position)) })
const line = z.object({ type: z.literal('LineString'), coordinates: z.array(position) })
const point = z.object({ type: z.literal('Point'), coordinates: position })
const collection = <P extends z.ZodType, G extends z.ZodType>(properties: P, geometry: G) =>
  z.object({ features: z.array(z.object({ properties, geometry })).min(1) })

const wijken = collection(z.object({ code: z.string(), naam: z.string(), deelgemeente: z.string() }), polygon)
const deelgemeenten = collection(z.object({ code: z.string(), naam: z.string() }), polygon)
const neighbours = collection(z.object({ naam: z.string(), ring: z.int() }), polygon)
const informal = collection(z.object({ naam: z.string(), wijk: z.string() }), polygon)
const streets = collection(
  z.object({ straatnaam_id: z.coerce.number().pipe(z.int()), naam: z.string() }),
  z.union([line, point]).nullable(),
)
const places = collection(z.object({ naam: z.string(), soort: z.string(), adres: z.string().nullable() }), point)
const stations = collection(z.object({ naam: z.string() }), point)
const railway = collection(z.object({ lijn: z.string(), spoor: z.string() }), line)
const addressRow = z.object({
  straatnaam_id: z.coerce.number().pipe(z.int()),
  huisnummer: z.string().regex(/^\d+/),
  wijk: z.string(),
  lon: z.coerce.number(),
  lat: z.coerce.number(),
})

export type Address = { streetId: number; houseNumber: string; kern: string; position: Position }
export type Sources = Awaited<ReturnType<typeof readSources>>

/** Reads and checks the source files in a folder. */
export async function readSources(folder: string) {
  const text = (name: string) => readFile(join(folder, name), 'utf8')
  const read = async <Feature>(name: string, schema: z.ZodType<{ features: Feature[] }>) =>
    schema.parse(JSON.parse(await text(name))).features
  return {
    wijken: await read('izegem-wijken.geojson', wijken),
    deelgemeenten: await read('izegem-deelgemeenten.geojson', deelgemeenten),
    neighbours: (await read('izegem-neighbours.geojson', neighbours)).filter(({ properties }) => properties.ring > 0),
    informal: await read('izegem-informele-wijken.geojson', informal),
    streets: await read('izegem-streets.geojson', streets),
    places: await read('izegem-pois.geojson', places),
    stations: await read('izegem-region-stations.geojson', stations),
    railway: await read('izegem-region-rail.geojson', railway),
    addresses: readAddresses(await text('izegem-addresses.csv')),
  }
}

/** The addresses of a CSV file without quoted fields; a quote stops it, since it would need another reader. */
export function readAddresses(csv: string): Address[] {
  if (csv.includes('"')) throw new Error('The address file has quoted fields, which this reader does not know')
  const [header = '', ...lines] = csv.trim().split(/\r?\n/)
  const names = header.split(',')
  return lines.map((row) => {
    const values = row.split(',')
    const address = addressRow.parse(Object.fromEntries(names.map((name, index) => [name, values[index]])))
    return {
      streetId: address.straatnaam_id,
      houseNumber: address.huisnummer,
      kern: address.wijk,
      position: [address.lon, address.lat],
    }
  })
}
