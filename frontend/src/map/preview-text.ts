import { NEAR_STREET_METRES, type PlacePreview } from '../api/geography.ts'
import { formatList } from '../text/format.ts'
import { t } from '../text/text.ts'

/** The place in words, to read and to hear: street and kern, or that it lies outside the city. */
export function previewText({ area, nearBorder, street }: PlacePreview): string {
  const names = nearBorder.map(({ name }) => name)
  if (!area)
    return names.length > 0 ? t('map.preview.justOutside', { names: formatList(names) }) : t('map.preview.outside')
  const near = street && street.distance <= NEAR_STREET_METRES ? street.name : null
  const where = near ? t('map.preview.street', { street: near, area: area.name }) : area.name
  return names.length > 0 ? t('map.preview.border', { where, names: formatList(names) }) : where
}
