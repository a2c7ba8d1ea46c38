import type { Import } from '../importer.ts'
import { defaultGeography } from './default-geography.ts'

/** What the command can load, by the name one types; each list is loaded in its order, in one transaction. */
export const imports: Record<string, Import[]> = {
  defaults: defaultGeography,
}
