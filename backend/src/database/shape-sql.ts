import type { Sql } from 'postgres'

/** A point of longitude and latitude. */
export const pointAt = (sql: Sql, [lng, lat]: [number, number]) => sql`ST_SetSRID(ST_MakePoint(${lng}, ${lat}), 4326)`

/**
 * The box of west, south, east and north. Without height or width it is a line or a point: as a polygon it would be no
 * valid one.
 */
export const boxAt = (sql: Sql, [west, south, east, north]: [number, number, number, number]) =>
  sql`ST_Envelope(ST_MakeLine(${pointAt(sql, [west, south])}, ${pointAt(sql, [east, north])}))`
