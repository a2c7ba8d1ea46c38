/** A tile is counted in cells of 2^bits a side: sixteen are 32 px each on a map, about the width of a marker. */
export const TILE_GRID_BITS = 4
