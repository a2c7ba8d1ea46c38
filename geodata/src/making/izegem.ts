/** What is known of Izegem beside the source files. */

/** The outline of the municipality, and so every outer border, may lie this far from the finest one. */
export const OUTLINE_ACCURACY_METRES = 150
/** Borders between kernen. */
export const KERN_ACCURACY_METRES = 25
export const INFORMAL_ACCURACY_METRES = 50

/** The day of the official division into seven. */
export const KERNEN_VALID_FROM = '2021-06-23'

/**
 * Names that residents use, at the kern where they lie: statistical sectors by the kern they belong to, hamlets and
 * housing estates by the streets they are named after. The sectors Izegem-Centrum-Oost and -West are left out on
 * purpose: they lie in Centrum Izegem, not in the wijken Centrum Oost and Centrum West.
 */
export const ALIASES: Record<string, string[]> = {
  Bosmolens: ['Negenhoek', 'Klein-Harelbeke', 'Slore', 'Trienhoek', 'De Gete'],
  'Centrum Izegem': [
    'Izegem-centrum',
    'Stadscentrum',
    'Bloemenwijk',
    'Becelaerenshof',
    'Becelaerens Hof',
    'Bellevue',
    'Kasteel ter Wallen',
    'Nieuwe Wereld',
    'Heie',
    "'t Blauwkapelletje",
  ],
  'De Mol': ['Klare Gracht'],
  Emelgem: [
    'Emelgem-dorp',
    'Emelgem-kern',
    'Vijfwegen',
    'Dam',
    'Haaipander',
    "Kruipend'aarde",
    'Rotse',
    'Tinnenpot',
    'Liester',
    'Verkeerde Wereld',
  ],
  Kachtem: ['Kachtem-kern', 'Haverhuiswijk', "'t Hoge", 'De Maan'],
  'Wijk Centrum Oost': [
    'Centrum Oost',
    'Kasteelwijk',
    'Zevekote',
    "'t Steenputje",
    'Winkelhoek',
    'Schaapdam',
    'Hondekensmolen',
  ],
  'Wijk Centrum West': ['Centrum West', 'Paterswijk', 'Marelputwijk', 'Abele', 'Linde', 'Potaarde', 'Stroomken'],
  'Wijk achter de Kerk': ['Achter de Kerk'],
}
