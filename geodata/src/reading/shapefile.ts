import { open } from 'shapefile'
import { ImportError } from '../import-error.ts'
import { crsOfPrj } from './crs.ts'
import { type Feature, type FeatureLayer, requireBelgium, type Shape } from './geojson.ts'
import type { SourceFile } from './source.ts'

const HEADER_BYTES = 100

/** The files that are the main file (.shp) of a shapefile. */
export const isShapefile = ({ name }: SourceFile) => /\.shp$/i.test(name)

/**
 * Reads a shapefile: its .shp with the .dbf and .prj of the same name among `files`. Text is Windows-1252 unless a .cpg
 * says otherwise; coordinates keep x and y only. Throws an ImportError where a part is missing or broken, or where a
 * coordinate cannot be in the reference system of the .prj.
 */
export async function readShapefile(shp: SourceFile, files: SourceFile[]): Promise<FeatureLayer> {
  const beside = (extension: string) => findBeside(shp, files, extension)
  const needed = (extension: string) => {
    const found = beside(extension)
    if (!found) throw new ImportError(`${shp.name} has no ${extension} beside it: give the whole shapefile.`)
    return found
  }
  const crs = crsOfPrj(await needed('.prj').text('windows-1252'), shp.name)
  const encoding = (await beside('.cpg')?.text('windows-1252'))?.trim() || 'windows-1252'
  const [shapes, table] = await Promise.all([shp.read(), needed('.dbf').read()])
  const count = checkLengths(shp.name, shapes, table)
  const features: Feature[] = []
  try {
    const source = await open(shapes, table, { encoding })
    for (let next = await source.read(); !next.done; next = await source.read()) {
      const where = `${shp.name}, feature ${features.length + 1}`
      // A record without a shape has none and a collection never is one, whatever the types of the library say.
      const geometry = next.value.geometry as Shape | null
      features.push({ where, id: null, properties: tidy(next.value.properties ?? {}), geometry })
    }
  } catch (error) {
    throw broken(shp.name, error instanceof Error ? error.message : String(error))
  }
  if (features.length !== count) throw broken(shp.name, `${features.length} shapes for ${count} rows`)
  for (const { where, geometry } of features) {
    if (geometry) requireBelgium(geometry, crs, where)
  }
  return { crs, features, document: {} }
}

function findBeside({ name }: SourceFile, files: SourceFile[], extension: string): SourceFile | undefined {
  const wanted = name.replace(/\.shp$/i, extension).toLowerCase()
  return files.find((file) => file.name.toLowerCase() === wanted)
}

// The reader stops at the end of what there is and calls that the end of the file.
function checkLengths(name: string, shapes: Uint8Array, table: Uint8Array): number {
  if (shapes.byteLength < HEADER_BYTES || table.byteLength < 32) throw broken(name, 'it is too short')
  const shapeView = new DataView(shapes.buffer, shapes.byteOffset, shapes.byteLength)
  const tableView = new DataView(table.buffer, table.byteOffset, table.byteLength)
  if (shapeView.getInt32(0) !== 9994) throw broken(name, 'it does not begin as a shapefile does')
  // Some programs leave the headers out of the length they write, so it can only be too short.
  if (shapes.byteLength < shapeView.getInt32(24) * 2) throw broken(name, 'it is not whole')
  const count = tableView.getUint32(4, true)
  const expected = tableView.getUint16(8, true) + count * tableView.getUint16(10, true)
  if (table.byteLength < expected) throw broken(name, 'its .dbf is not whole')
  return count
}

const broken = (name: string, why: string) => new ImportError(`${name} is a broken shapefile: ${why}.`)

// Some programs fill a text with zero bytes instead of spaces.
const tidy = (properties: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.split('\0').join('').trim() || null : value,
    ]),
  )
