/** Pieces of a shapefile for tests, as the Wegenregister writes them: lines with measures, text in Windows-1252. */

type Field = { name: string; type: 'N' | 'C'; length: number }
export type Row = { values: Record<string, string | number>; line: [number, number][] }

const POLYLINE_M = 23

/** The .shp of lines. */
export function makeShapes(rows: Row[]): Uint8Array {
  const records = rows.map(({ line }, index) => {
    const content = Buffer.alloc(4 + 32 + 8 + 4 + line.length * 16)
    content.writeInt32LE(POLYLINE_M, 0)
    content.writeInt32LE(1, 36)
    content.writeInt32LE(line.length, 40)
    for (const [at, [x, y]] of line.entries()) {
      content.writeDoubleLE(x, 48 + at * 16)
      content.writeDoubleLE(y, 56 + at * 16)
    }
    const header = Buffer.alloc(8)
    header.writeInt32BE(index + 1, 0)
    header.writeInt32BE(content.length / 2, 4)
    return Buffer.concat([header, content])
  })
  const body = Buffer.concat(records)
  const header = Buffer.alloc(100)
  header.writeInt32BE(9994, 0)
  header.writeInt32BE((100 + body.length) / 2, 24)
  header.writeInt32LE(1000, 28)
  header.writeInt32LE(POLYLINE_M, 32)
  return Buffer.concat([header, body])
}

/** The .dbf with the values. */
export function makeTable(fields: Field[], rows: Row[]): Uint8Array {
  const recordLength = 1 + fields.reduce((sum, { length }) => sum + length, 0)
  const header = Buffer.alloc(32 + fields.length * 32 + 1)
  header[0] = 3
  header.writeUInt32LE(rows.length, 4)
  header.writeUInt16LE(header.length, 8)
  header.writeUInt16LE(recordLength, 10)
  for (const [index, { name, type, length }] of fields.entries()) {
    header.write(name, 32 + index * 32, 'latin1')
    header.write(type, 32 + index * 32 + 11, 'latin1')
    header[32 + index * 32 + 16] = length
  }
  header[header.length - 1] = 0x0d
  const records = rows.map(({ values }) =>
    Buffer.from(` ${fields.map(({ name, length }) => String(values[name] ?? '').padEnd(length)).join('')}`, 'latin1'),
  )
  return Buffer.concat([header, ...records])
}

const number = (name: string): Field => ({ name, type: 'N', length: 15 })
const text = (name: string): Field => ({ name, type: 'C', length: 40 })

/** The fields of road segments that matter, in version 1. */
export const ROAD_FIELDS: Field[] = [
  number('WS_OIDN'),
  number('STATUS'),
  number('LSTRNMID'),
  text('LSTRNM'),
  number('RSTRNMID'),
  text('RSTRNM'),
  text('BEGINTIJD'),
]

/** Lambert 72 as the files of the Wegenregister name it. */
export const LAMBERT_72 =
  'PROJCS["Belge_Lambert_1972",GEOGCS["GCS_Belge_1972",DATUM["D_Belge_1972"]],UNIT["Meter",1.0]]'
