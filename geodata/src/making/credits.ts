import type { CreditFile } from '../geography-files.ts'

/** Whose facts the default geography is made from; shown wherever the map is. */
export const CREDITS: CreditFile = [
  {
    source: 'statbel-sectors',
    text: 'Gemeente en deelgemeenten: Statbel, statistische sectoren 2025, via de gebiedsniveaus van de Vlaamse provincies; omtrek vereenvoudigd',
    licence: 'Statbel open data',
    stateOf: '2025-01-01',
    url: 'https://statbel.fgov.be/nl/open-data',
  },
  {
    source: 'municipal-wijken',
    text: 'Wijken voor omgevingsanalyse. © gemeentebesturen, verzameld door Data & Analyse van de Vlaamse provincies; omtrek vereenvoudigd',
    licence: 'Modellicentie Gratis Hergebruik',
    stateOf: '2021-06-23',
    url: 'https://github.com/provinciesincijfers/gebiedsniveaus',
  },
  {
    source: 'own-neighbourhoods',
    text: 'Wijk achter de Kerk: eigen benadering, nog te bevestigen door de stad',
    licence: 'Eigen werk',
    stateOf: '2026-11-22',
    url: null,
  },
  {
    source: 'wegenregister',
    text: 'Straatnamen: Wegenregister, Digitaal Vlaanderen, toestand 2020',
    licence: 'Modellicentie Gratis Hergebruik',
    stateOf: '2020-01-01',
    url: 'https://www.vlaanderen.be/digitaal-vlaanderen',
  },
  {
    source: 'crab',
    text: 'Straatassen en huisnummers: benadering, afgeleid uit het Centraal Referentieadressenbestand (CRAB), toestand oktober 2013',
    licence: 'Gratis open data licentie Vlaanderen',
    stateOf: '2013-10-01',
    url: 'https://www.vlaanderen.be/digitaal-vlaanderen',
  },
  {
    source: 'irail-stations',
    text: 'Stations: iRail',
    licence: 'CC0 1.0',
    stateOf: '2026-11-22',
    url: 'https://github.com/iRail/stations',
  },
  {
    source: 'infrabel',
    text: 'Spoorlijn 66: Infrabel open data',
    licence: 'Infrabel open data',
    stateOf: '2026-11-22',
    url: 'https://opendata.infrabel.be',
  },
]
