import { PIN_CLASSES, type PinProperties } from './pin-class.ts'
import type { TileSink } from './tile-drawer.ts'

/** A single pin, or a count at the middle of its members; x and y run from 0 to 4095 within the tile, y down. */
export type TileFeature =
  | { id: number; x: number; y: number; properties: PinProperties }
  | { x: number; y: number; properties: { count: number; examples?: number } }

/** Collects what a tile shows as plain objects. */
export class FeatureList implements TileSink {
  readonly features: TileFeature[] = []

  pin(x: number, y: number, id: number, pinClass: number): void {
    const properties = PIN_CLASSES[pinClass]
    if (properties) this.features.push({ id, x, y, properties: { ...properties } })
  }

  count(x: number, y: number, count: number, examples: number): void {
    this.features.push({ x, y, properties: examples > 0 ? { count, examples } : { count } })
  }
}
