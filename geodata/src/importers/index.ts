import type { Import, SourceImporter } from '../importer.ts'
import { defaultGeography } from './default-geography.ts'
import { gipod } from './gipod/gipod.ts'

/** The files that come with the project, by the name one types; each list is loaded in its order. */
export const bundled: Record<string, Import[]> = {
  defaults: defaultGeography,
}

/** What reads files and addresses that somebody names; a new importer is one line here. */
export const importers: SourceImporter[] = [gipod]
