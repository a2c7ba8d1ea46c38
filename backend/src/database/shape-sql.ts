import type { Fragment, Sql, TransactionSql } from 'postgres'

type Box = [west: number, south: number, east: number, north: number]

/** A point of longitude and latitude. */
export const pointAt = (sql: Sql | TransactionSql, [lng, lat]: [number, number]) =>
  sql`ST_SetSRID(ST_MakePoint(${lng}, ${lat}), 4326)`

/**
 * The box of west, south, east and north. Without height or width it is a line or a point: as a polygon it would be no
 * valid one.
 */
export const boxAt = (sql: Sql, [west, south, east, north]: Box) =>
  sql`ST_Envelope(ST_MakeLine(${pointAt(sql, [west, south])}, ${pointAt(sql, [east, north])}))`

/** A shape in longitude and latitude, and the same in 3857, which the index knows. */
type Indexed = { shape: Fragment; shape3857: Fragment }

/** Whether a shape lies within metres of a point. */
export const isNear = (sql: Sql, { shape, shape3857 }: Indexed, near: [number, number], radiusMetres: number) => {
  const point = pointAt(sql, near)
  // A metre on the ground is at most 1 / cos(latitude) units of 3857; the geography decides.
  const widest = (radiusMetres / Math.cos((Math.min(Math.abs(near[1]) + 0.3, 85) * Math.PI) / 180)) * 1.01
  return sql`ST_DWithin(${shape3857}, ST_Transform(${point}, 3857), ${widest})
    and ST_DWithin(${shape}::geography, ${point}::geography, ${radiusMetres})`
}

/** Whether a shape may lie in a box; the index says so, rounded outwards, and something finer has to decide. */
export const isAboutBox = (sql: Sql, { shape3857 }: Pick<Indexed, 'shape3857'>, corners: Box) =>
  sql`${shape3857} && ST_Expand(ST_Transform(${boxAt(sql, corners)}, 3857), 1)`
