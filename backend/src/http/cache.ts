/** A `Cache-Control` for what may be kept, and is asked for again each time: unchanged, the answer is a 304. */
export const REVALIDATE = 'public, max-age=0, must-revalidate'
