import { ImportError } from '../../import-error.ts'
import { parseJson } from '../../reading/geojson.ts'
import type { Source, SourceFile } from '../../reading/source.ts'
import { readLdes } from './read-ldes.ts'
import { readOgc } from './read-ogc.ts'
import type { Register } from './register.ts'
import { readJsonLd, readTurtle } from './triples.ts'

/** Reads files of the register in the layouts that it publishes, told apart by what is in them, as one. */
export async function readGipod(sources: Source[]): Promise<Register> {
  const registers: Register[] = []
  for (const { files } of sources) for (const file of files) registers.push(await readFile(file))
  const daysOfState = registers.flatMap(({ stateOf }) => stateOf ?? []).sort()
  return {
    occupations: registers.flatMap(({ occupations }) => occupations),
    zones: registers.flatMap(({ zones }) => zones),
    read: registers.reduce((total, { read }) => total + read, 0),
    otherKinds: registers.reduce((total, { otherKinds }) => total + otherKinds, 0),
    oddYears: registers.flatMap(({ oddYears }) => oddYears),
    stateOf: daysOfState.at(-1) ?? null,
  }
}

async function readFile(file: SourceFile): Promise<Register> {
  const text = (await file.text()).replace(/^\uFEFF/, '')
  const start = text.trimStart().slice(0, 7).toLowerCase()
  if (/^(@prefix|@base|prefix|base|<|#)/.test(start)) return readLdes(readTurtle(text, file.name), file.name)
  if (!/^[{[]/.test(start)) throw new ImportError(`${file.name} is neither GeoJSON, JSON-LD nor Turtle.`)
  const document = parseJson(text, file.name)
  if (typeof document !== 'object' || document === null) throw new ImportError(`${file.name} holds nothing to read.`)
  if ('type' in document && 'features' in document) return readOgc(document, file.name)
  return readLdes(await readJsonLd(document, file.name), file.name)
}
