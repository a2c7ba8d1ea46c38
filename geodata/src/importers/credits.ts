import { ImportError } from '../import-error.ts'
import type { Credit, ImportRun } from '../importer.ts'

/** Whose data the importers read; `stateOf` is what the run found out. */
const KNOWN: Record<string, Omit<Credit, 'source' | 'stateOf'>> = {
  'statbel-sectors': {
    text: 'Gemeente en deelgemeenten: Statbel, statistische sectoren, via de gebiedsniveaus van de Vlaamse provincies',
    licence: 'Statbel open data',
    url: 'https://statbel.fgov.be/nl/open-data',
  },
  'municipal-wijken': {
    text: 'Wijken voor omgevingsanalyse. © gemeentebesturen, verzameld door Data & Analyse van de Vlaamse provincies',
    licence: 'Modellicentie Gratis Hergebruik',
    url: 'https://github.com/provinciesincijfers/gebiedsniveaus',
  },
  'best-addresses': {
    text: 'Adressen: BeSt Address, Digitaal Vlaanderen',
    licence: 'CC BY 4.0',
    url: 'https://opendata.bosa.be',
  },
  'wegenregister-axes': {
    text: 'Straatassen: Wegenregister, Digitaal Vlaanderen; wegsegmenten samengevoegd tot één as per straat',
    licence: 'Modellicentie Gratis Hergebruik',
    url: 'https://www.vlaanderen.be/digitaal-vlaanderen',
  },
}

/** A line of the credits for data that are known here. */
export function creditFor(source: keyof typeof KNOWN, stateOf: string | null): Credit {
  const known = KNOWN[source]
  if (!known) throw new Error(`There is no credit for ${source}`)
  return { source, stateOf, ...known }
}

/** The line of the credits that `--credit` and `--licence` give, or none. Throws an ImportError for one without the other. */
export function givenCredit(
  { credit, licence }: ImportRun['options'],
  source: string,
  stateOf: string | null,
): Credit[] {
  if (!credit) return []
  if (!licence) throw new ImportError('Whose data it is goes with its licence: give --licence too.')
  return [{ source, text: credit, licence, stateOf, url: null }]
}
