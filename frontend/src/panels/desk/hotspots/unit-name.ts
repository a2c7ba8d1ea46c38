import type { Unit } from '@wijkwerk/backend/contract/hotspots.ts'
import { t } from '../../../text/desk-text.ts'
import { formatList } from '../../../text/format.ts'

/** What a stretch or a square is called: "Baronstraat, nr. 2 tot 60", "Rond Baronstraat en Kerkstraat". */
export function unitName({ kind, slug, streets, fromNumber, toNumber }: Unit): string {
  if (kind === 'cell') {
    return streets.length > 0
      ? t('hotspots.cell', { streets: formatList(streets) })
      : t('hotspots.cellUnnamed', { slug })
  }
  const [street = slug] = streets
  return fromNumber === toNumber
    ? t('hotspots.house', { street, number: String(fromNumber) })
    : t('hotspots.stretch', { street, from: String(fromNumber), to: String(toNumber) })
}
