import { ImportError } from '../import-error.ts'
import { type FeatureLayer, readFeatures } from './geojson.ts'
import { isShapefile, readShapefile } from './shapefile.ts'
import type { Source, SourceFile } from './source.ts'

/** The files of all sources: the parts of a shapefile may stand in a zip or be named one by one. */
export const filesOf = (sources: Source[]): SourceFile[] => sources.flatMap(({ files }) => files)

/** Whether a file is GeoJSON by its name, or has no telling name, as a page of a service. */
export const isGeoJson = ({ name }: SourceFile) => /\.(geo)?json$/i.test(name) || !/\.\w{2,4}$/.test(name)

/** Every layer in these files, GeoJSON or shapefile, with its file. Throws an ImportError where there is none. */
export async function readLayers(
  files: SourceFile[],
  isWanted: (file: SourceFile) => boolean = () => true,
): Promise<{ file: SourceFile; layer: FeatureLayer }[]> {
  const shapes = files.filter((file) => isShapefile(file) && isWanted(file))
  const documents = files.filter((file) => isGeoJson(file) && isWanted(file))
  const layers: { file: SourceFile; layer: FeatureLayer }[] = []
  for (const file of shapes) layers.push({ file, layer: await readShapefile(file, files) })
  for (const file of documents) layers.push({ file, layer: readFeatures(await file.text(), file.name) })
  if (layers.length === 0) {
    throw new ImportError(`${files.map(({ name }) => name).join(', ')}: neither GeoJSON nor a shapefile.`)
  }
  return layers
}
