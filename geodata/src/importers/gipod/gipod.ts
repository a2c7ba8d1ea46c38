import { ImportError } from '../../import-error.ts'
import type { SourceImporter } from '../../importer.ts'
import { countAndName } from '../../reading/listing.ts'
import { refuseShrink } from '../../run-source.ts'
import { findCity } from '../city.ts'
import { gatherWorks } from './gather-works.ts'
import { countOwnWorks, countOwnZones, loadWorks } from './load-works.ts'
import { placeWorks } from './place-works.ts'
import { readGipod } from './read-gipod.ts'

const LICENCE = 'Modellicentie Gratis Hergebruik'

/**
 * Works and hindrance of GIPOD, the Flemish register of what occupies the public domain: the OGC API layers INNAME,
 * HINDER and HINDERGEVOLG, or members of its event stream. What one run names is the whole: works that it does not name
 * are archived.
 */
export const gipod: SourceImporter = {
  name: 'gipod',
  options: { validated: 'status that also means validated' },
  licence: LICENCE,
  tables: ['works', 'hindrances'],
  owned: countOwnWorks,
  async run({ tx, sources, options, force, progress, note }) {
    const city = await findCity(tx)
    const register = await readGipod(sources)
    progress('gipod: features read', register.read)
    if (register.otherKinds > 0 && register.otherKinds === register.read) {
      throw new ImportError(
        'None of this is a work or hindrance in a layout of GIPOD: give INNAME, HINDER or LDES members.',
      )
    }
    const gathered = gatherWorks(register, { city: city.name, validated: options.validated })
    const { repaired } = await placeWorks(tx, gathered.works)
    const zonesBefore = await countOwnZones(tx)
    const { changed, outside } = await loadWorks(tx, gathered.works)
    // Works alone are a whole of which all hindrance is gone: more likely one of the layers was not given.
    if (!force) refuseShrink('gipod (hindrance)', zonesBefore, await countOwnZones(tx))
    note(`Outside ${city.name}: ${countAndName(outside)}.`)
    const { onlyStanding, withoutPlace, unknownStatuses, notValidated } = gathered
    if (repaired.length > 0) note(`Repaired shapes: ${countAndName(repaired)}.`)
    if (onlyStanding.length > 0) note(`Left out, for they hinder nobody: ${countAndName(onlyStanding)}.`)
    if (register.oddYears.length > 0) {
      note(`Left out, for they begin before 1900 or after 2099: ${countAndName(register.oddYears)}.`)
    }
    if (withoutPlace.length > 0) note(`Left out, for they have no place: ${countAndName(withoutPlace)}.`)
    for (const [status, zones] of notValidated) note(`Hindrance not shown, its status is ${status}: ${zones.size}.`)
    if (unknownStatuses.length > 0) note(`Statuses not known, read as planned: ${countAndName(unknownStatuses)}.`)
    if (register.otherKinds > 0) note(`Features that are neither works nor hindrance: ${register.otherKinds}.`)
    const fetchedOn = sources.flatMap((source) => source.fetchedOn ?? []).sort()
    const stateOf = register.stateOf ?? fetchedOn.at(-1) ?? newestChange(register)
    return { read: register.read, changed, stateOf, credits: [creditOf(stateOf)] }
  },
}

function newestChange({ occupations, zones }: Awaited<ReturnType<typeof readGipod>>): string | null {
  const moments = [...occupations, ...zones].flatMap(({ modifiedAt }) => modifiedAt ?? [])
  return moments.sort().at(-1)?.slice(0, 10) ?? null
}

const creditOf = (stateOf: string | null) => ({
  source: 'gipod',
  text: 'Werken en hinder: Generiek Informatieplatform Openbaar Domein (GIPOD), Vlaamse overheid',
  licence: LICENCE,
  stateOf,
  url: 'https://geo.api.vlaanderen.be/GIPOD/ogc/features/v1',
})
