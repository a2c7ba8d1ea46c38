import { z } from 'zod'

/** Who runs this installation, as it stands on every page; from the environment. */
export const service = z.object({
  city: z.string(),
  name: z.string(),
  phone: z.string(),
  address: z.string(),
  socialName: z.string(),
  socialPhone: z.string(),
  /** Committees that the city names on its own page. */
  committees: z.array(z.string()),
  publicUrl: z.string(),
  /** Working days within which a first answer is promised. */
  answerWithinWorkingDays: z.int(),
  /** So close to a border between kernen the form asks which is meant. */
  borderMetres: z.number(),
  /** So far outside the municipality a place is still taken, after asking. */
  outsideMetres: z.number(),
  /** A style or an archive of tiles that replaces the built-in basemap, or null. */
  basemap: z.object({ style: z.string().nullable(), pmtiles: z.string().nullable() }),
  credits: z.array(
    z.object({ source: z.string(), text: z.string(), licence: z.string(), stateOf: z.string().nullable() }),
  ),
})
export type Service = z.infer<typeof service>
