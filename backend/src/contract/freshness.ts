/** How many days what staff said of a work goes for how it is today; apart, so that a page can name it without zod. */
export const FRESH_DAYS = 14
