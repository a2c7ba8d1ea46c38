import type { Import, SourceImporter } from '../importer.ts'
import { addresses } from './addresses/addresses.ts'
import { areas } from './areas/areas.ts'
import { defaultGeography, units } from './default-geography.ts'
import { gipod } from './gipod/gipod.ts'
import { municipality } from './municipality/municipality.ts'
import { residents } from './residents/residents.ts'
import { streets } from './streets/streets.ts'

/** The files that come with the project, by the name one types; each list is loaded in its order. */
export const bundled: Record<string, Import[]> = {
  defaults: defaultGeography,
  units: [units],
}

/** What reads files and addresses that somebody names; a new importer is one line here. */
export const importers: SourceImporter[] = [gipod, municipality, areas, streets, addresses, residents]
