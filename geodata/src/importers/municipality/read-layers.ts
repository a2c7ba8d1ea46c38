import { ImportError } from '../../import-error.ts'
import type { FeatureLayer } from '../../reading/geojson.ts'
import { isGeoJson, readLayers } from '../../reading/layers.ts'
import { isShapefile } from '../../reading/shapefile.ts'
import type { SourceFile } from '../../reading/source.ts'
import { isAddressFile } from '../addresses/addresses.ts'
import { type AreaRow, chooseFields, readAreas } from '../areas/read-areas.ts'
import { isRoadSegment } from '../streets/read-segments.ts'
import { isRoadFile } from '../streets/streets.ts'

/** What a municipality is made from: areas by what they are, and the files of addresses and roads. */
export type MunicipalityFiles = {
  municipalities: AreaRow[]
  submunicipalities: AreaRow[]
  wijken: AreaRow[]
  addressFiles: SourceFile[]
  roadFiles: SourceFile[]
}

type Level = 'municipalities' | 'submunicipalities' | 'wijken'
const LEVELS: Record<string, Level> = { gemeente: 'municipalities', deelgemeente: 'submunicipalities', wijk: 'wijken' }

/**
 * Sorts files by what is in them: a field `niveau` (gemeente, deelgemeente, wijk) or the fields of the municipal borders
 * (NISCODE), pieces of road, or a table of addresses. Throws an ImportError that names a file that is none of these.
 */
export async function sortFiles(files: SourceFile[]): Promise<MunicipalityFiles> {
  const sorted: MunicipalityFiles = {
    municipalities: [],
    submunicipalities: [],
    wijken: [],
    addressFiles: files.filter(isAddressFile),
    roadFiles: [],
  }
  const isRoadZip = files.some(isRoadFile)
  if (isRoadZip) sorted.roadFiles.push(...files.filter((file) => !isAddressFile(file) && !isGeoJson(file)))
  const shapes = (file: SourceFile) => isGeoJson(file) || (isShapefile(file) && !isRoadZip)
  if (!files.some(shapes)) return sorted
  for (const { file, layer } of await readLayers(files, shapes)) {
    const [first] = layer.features
    if (first && isRoadSegment(first)) sorted.roadFiles.push(file)
    else sorted[levelOf(layer, file.name)].push(...readAreas(layer, chooseFields(layer, {}, file.name)))
  }
  return sorted
}

function levelOf({ features }: FeatureLayer, file: string): Level {
  const properties = features[0]?.properties ?? {}
  const level = LEVELS[String(properties.niveau ?? '').toLowerCase()]
  if (level) return level
  if (Object.keys(properties).some((name) => name.toLowerCase() === 'niscode')) return 'municipalities'
  throw new ImportError(
    `${file} is neither municipalities, deelgemeenten, wijken, addresses nor roads: for another layer use the importer areas.`,
  )
}
