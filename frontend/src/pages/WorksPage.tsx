import { FollowLinks } from '../panels/FollowLinks.tsx'
import { Head } from '../panels/Head.tsx'
import { useService } from '../panels/use-service.ts'
import { t } from '../text/text.ts'
import { Portal } from './Portal.tsx'
import { useAreasShown } from './use-areas-shown.ts'

/** Map and list of the works that go on or are planned, or of those with the status in the address. */
export function WorksPage() {
  const { city } = useService()
  const { areaName, ...shown } = useAreasShown()
  const title = areaName ? t('works.titleIn', { place: areaName }) : t('works.title')
  return (
    <>
      <Head title={title} description={t('works.description', { city })} />
      <Portal heading={title} path="/werken" fixedTab="works" areaName={areaName} {...shown}>
        <FollowLinks area={shown.highlight ?? undefined} hasFeed />
      </Portal>
    </>
  )
}
