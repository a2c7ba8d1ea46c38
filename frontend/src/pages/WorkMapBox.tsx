import type { WorkDetail } from '@wijkwerk/backend/contract/works.ts'
import { t } from '../text/text.ts'

/** The room of the map of one work. */
export function WorkMapBox({ work }: { work: WorkDetail }) {
  return <section className="map-box" aria-label={t('work.map')} data-work={work.id} />
}
