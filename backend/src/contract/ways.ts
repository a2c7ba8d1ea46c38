/** The ways of getting past works; in a file of its own, so that a page can name them without zod. */
export const WAYS = ['car', 'bicycle', 'foot', 'bus', 'bins'] as const
