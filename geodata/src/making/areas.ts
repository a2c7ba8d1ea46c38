import type { AreaFile, AreaProperties, BackgroundFile } from '../geography-files.ts'
import { generaliseBorders } from './borders.ts'
import {
  ALIASES,
  INFORMAL_ACCURACY_METRES,
  KERN_ACCURACY_METRES,
  KERNEN_VALID_FROM,
  OUTLINE_ACCURACY_METRES,
} from './izegem.ts'
import { toSlug } from './slug.ts'
import type { Sources } from './sources.ts'

/**
 * The areas, parents before their parts, and the neighbouring municipalities. The larger areas are the kernen put
 * together, so they add up exactly; what touched still touches.
 */
export function makeAreas({ wijken, deelgemeenten, informal, neighbours }: Sources) {
  const outlineOf = generaliseBorders({
    ...named('kern', wijken),
    ...named('informal', informal),
    ...named('neighbour', neighbours),
  })
  const kernenIn = (deelgemeente?: string) =>
    wijken
      .filter(({ properties }) => deelgemeente === undefined || properties.deelgemeente === deelgemeente)
      .map(({ properties }) => `kern ${properties.naam}`)

  const areas: AreaFile['features'] = [
    feature(
      area({ kind: 'municipality', name: 'Izegem', officialCode: '36008', accuracyMetres: OUTLINE_ACCURACY_METRES }),
      outlineOf(...kernenIn()),
    ),
    ...deelgemeenten.map(({ properties: { code, naam } }) =>
      feature(
        area({
          kind: 'submunicipality',
          name: `Deelgemeente ${naam}`,
          officialCode: code,
          accuracyMetres: OUTLINE_ACCURACY_METRES,
          parent: 'izegem',
        }),
        outlineOf(...kernenIn(naam)),
      ),
    ),
    ...wijken.map(({ properties: { code, naam, deelgemeente } }) =>
      feature(
        area({
          kind: 'kern',
          name: naam,
          officialCode: code,
          accuracyMetres: KERN_ACCURACY_METRES,
          parent: toSlug(`Deelgemeente ${deelgemeente}`),
          validFrom: KERNEN_VALID_FROM,
        }),
        outlineOf(`kern ${naam}`),
      ),
    ),
    ...informal.map(({ properties: { naam, wijk } }) =>
      feature(
        area({
          kind: 'neighbourhood',
          name: naam,
          approximate: true,
          accuracyMetres: INFORMAL_ACCURACY_METRES,
          parent: toSlug(wijk),
        }),
        outlineOf(`informal ${naam}`),
      ),
    ),
  ]
  const around: BackgroundFile['features'] = neighbours.map(({ properties: { naam } }) =>
    feature({ kind: 'municipality' as const, name: naam }, outlineOf(`neighbour ${naam}`)),
  )
  return { areas, neighbours: around }
}

const named = <G>(kind: string, features: { properties: { naam: string }; geometry: G }[]) =>
  Object.fromEntries(features.map(({ properties, geometry }) => [`${kind} ${properties.naam}`, geometry]))

const feature = <P, G>(properties: P, geometry: G) => ({ type: 'Feature' as const, properties, geometry })

const area = (known: Pick<AreaProperties, 'kind' | 'name' | 'accuracyMetres'> & Partial<AreaProperties>) => ({
  slug: toSlug(known.name),
  officialCode: null,
  aliases: ALIASES[known.name] ?? [],
  approximate: false,
  parent: null,
  validFrom: null,
  ...known,
})
