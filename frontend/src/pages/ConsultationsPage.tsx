import { FollowLinks } from '../panels/FollowLinks.tsx'
import { Head } from '../panels/Head.tsx'
import { useService } from '../panels/use-service.ts'
import { t } from '../text/text.ts'
import { Portal } from './Portal.tsx'
import { useAreasShown } from './use-areas-shown.ts'

/** Map and list of the consultations that are open or will be, or of those in the state that the address asks. */
export function ConsultationsPage() {
  const { city } = useService()
  const { areaName, ...shown } = useAreasShown()
  const title = areaName ? t('works.consultationsIn', { place: areaName }) : t('works.consultations')
  return (
    <>
      <Head title={title} description={t('works.consultationsDescription', { city })} />
      <Portal heading={title} path="/inspraak" fixedTab="consultations" areaName={areaName} {...shown}>
        <FollowLinks area={shown.highlight ?? undefined} hasFeed={false} />
      </Portal>
    </>
  )
}
