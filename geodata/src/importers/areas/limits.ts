import { z } from 'zod'
import { ImportError } from '../../import-error.ts'

/** How far an answer of a resident or an outline may stand from a kern; the settings of the portal, in metres. */
export type Limits = { borderMetres: number; outsideMetres: number }

/** What the portal takes where its settings do not say. */
export const DEFAULT_METRES = { BORDER_METRES: 25, OUTSIDE_METRES: 150 }

const metres = z.coerce.number().int().min(0)

/** The portal's own BORDER_METRES and OUTSIDE_METRES. Throws an ImportError where one is no whole number. */
export function limitsFrom(environment: NodeJS.ProcessEnv): Limits {
  const read = (name: keyof typeof DEFAULT_METRES) => {
    const given = environment[name]
    const result = metres.safeParse(given || DEFAULT_METRES[name])
    if (!result.success) throw new ImportError(`${name} has to be a whole number of metres, not ${given}.`)
    return result.data
  }
  return { borderMetres: read('BORDER_METRES'), outsideMetres: read('OUTSIDE_METRES') }
}
