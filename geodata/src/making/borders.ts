import { merge } from 'topojson-client'
import { topology } from 'topojson-server'
import { presimplify, simplify } from 'topojson-simplify'
import type { GeometryObject, Objects, Polygon, Topology } from 'topojson-specification'
import { type Position, roundPosition, toMetres } from './plane.ts'

/** A corner goes when the triangle that it makes with its neighbours is smaller than this. */
const SMALLEST_CORNER_SQUARE_METRES = 1200

export type Outline = { type: 'Polygon'; coordinates: Position[][] }
export type Outlines = { type: 'MultiPolygon'; coordinates: Position[][][] }

/**
 * Generalises outlines that share borders, each border once, so that neighbours keep touching.
 * Gives a function that puts named outlines together into one; it throws for a name that is not there.
 */
export function generaliseBorders(outlines: Record<string, Outline>): (...names: string[]) => Outlines {
  const rounded = Object.entries(outlines).map(([name, { type, coordinates }]) => [
    name,
    { type, coordinates: coordinates.map((ring) => ring.map(roundPosition)) },
  ])
  // One package types a geometry without properties as null, the next as an empty object.
  const exact = topology(Object.fromEntries(rounded)) as Topology<Objects>
  const weighed = presimplify(exact, (triangle) => squareMetres(triangle.map(toMetres)))
  const borders = simplify(weighed, SMALLEST_CORNER_SQUARE_METRES)
  return (...names) => {
    const parts = names.map((name) => polygonOf(borders.objects[name], name))
    return { type: 'MultiPolygon', coordinates: merge(borders, parts).coordinates.map(toRings) }
  }
}

const toRings = (rings: number[][][]) => rings.map((ring) => ring.map(([lng = 0, lat = 0]): Position => [lng, lat]))

function polygonOf(object: GeometryObject | undefined, name: string): Polygon {
  if (object?.type === 'Polygon') return object
  throw new Error(`There is no outline named ${name}`)
}

function squareMetres([a, b, c]: { x: number; y: number }[]): number {
  if (!a || !b || !c) return 0
  return Math.abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2
}
