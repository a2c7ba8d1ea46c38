import type { MultiPolygon, Polygon } from 'geojson'
import { ImportError } from '../../import-error.ts'
import type { Crs } from '../../reading/crs.ts'
import type { FeatureLayer } from '../../reading/geojson.ts'

export const AREA_KINDS = ['municipality', 'submunicipality', 'kern', 'neighbourhood'] as const
export type AreaKind = (typeof AREA_KINDS)[number]

/** Which property of a feature is what; `null` where the layer has none. */
export type FieldMapping = {
  name: string
  code: string | null
  municipality: string | null
  municipalityCode: string | null
}

/** An area as a file tells it, in the file's own coordinates. */
export type AreaRow = {
  where: string
  name: string
  code: string | null
  municipality: string | null
  municipalityCode: string | null
  geometry: Polygon | MultiPolygon
  crs: Crs
}

/** Names that publishers give to their fields, in lower case; the first that a layer has counts. */
const ALIASES: Record<keyof FieldMapping, readonly string[]> = {
  name: ['tx_sector_descr_nl', 't_sec_nl', 'tx_munty_descr_nl', 't_mun_nl', 'naam', 'name', 'name_nl', 'omschrijving'],
  code: ['cd_sector', 'cs01012025', 'cs01012026', 'code', 'niscode', 'nis5', 'cd_munty_refnis', 'cnis5_2025', 'id'],
  municipality: ['gemeente', 'tx_munty_descr_nl', 't_mun_nl'],
  municipalityCode: ['cd_munty_refnis', 'cnis5_2025', 'nis5', 'niscode'],
}

/**
 * The fields of a layer: the given ones, or else the first known name that it has; upper and lower case are the same.
 * Throws an ImportError that lists the fields where a given one, or any name, is not there.
 */
export function chooseFields(layer: FeatureLayer, given: Partial<FieldMapping>, file: string): FieldMapping {
  const fields = [...new Set(layer.features.flatMap(({ properties }) => Object.keys(properties)))]
  const find = (wanted: string) => fields.find((field) => field.toLowerCase() === wanted.toLowerCase())
  const choose = (role: keyof FieldMapping) => {
    const wanted = given[role]
    const found = wanted ? find(wanted) : ALIASES[role].map(find).find((field) => field !== undefined)
    if (wanted && !found) throw new ImportError(`${file} has no field ${wanted}; it has ${fields.join(', ')}.`)
    return found ?? null
  }
  const name = choose('name')
  if (!name) throw new ImportError(`${file}: which field is the name? Give --name-field; it has ${fields.join(', ')}.`)
  return {
    name,
    code: choose('code'),
    municipality: choose('municipality'),
    municipalityCode: choose('municipalityCode'),
  }
}

/**
 * The areas of a layer. Throws an ImportError that names the feature where one has no name, is no area, or has the code
 * of another.
 */
export function readAreas({ features, crs }: FeatureLayer, fields: FieldMapping): AreaRow[] {
  const seen = new Map<string, string>()
  return features.map(({ where: place, properties, geometry }) => {
    const text = (field: string | null) => (field === null ? null : textOf(properties[field]))
    const name = text(fields.name)
    const where = name ? `${place}, ${name}` : place
    if (!name) throw new ImportError(`${where} has no name in the field ${fields.name}.`)
    const code = text(fields.code)
    if (fields.code && !code) throw new ImportError(`${where} has no code in the field ${fields.code}.`)
    if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') {
      throw new ImportError(`${where} is not an area but ${geometry?.type ?? 'nothing'}.`)
    }
    const other = code === null ? undefined : seen.get(code)
    if (other) throw new ImportError(`${where} has the same code (${code}) as ${other}.`)
    if (code !== null) seen.set(code, where)
    const [municipality, municipalityCode] = [text(fields.municipality), text(fields.municipalityCode)]
    return { where, name, code, municipality, municipalityCode, geometry, crs }
  })
}

const textOf = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() || null : null
