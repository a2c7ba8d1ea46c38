import { useSearch } from 'wouter'
import { Head } from '../panels/Head.tsx'
import { useService } from '../panels/use-service.ts'
import { readHomeState } from '../state/home-state.ts'
import { t } from '../text/text.ts'
import { Portal } from './Portal.tsx'
import { useAreasShown } from './use-areas-shown.ts'

/** Map and list of everything that the filter in the address meets: ideas, works and consultations. */
export function HomePage() {
  const { city } = useService()
  const shown = useAreasShown()
  const { tab } = readHomeState(useSearch())
  const place = shown.areaName ?? city
  return (
    <>
      <Head title={tab === 'all' ? t('home.title', { place }) : t('tabs.titleIn', { what: t(`tabs.${tab}`), place })} />
      <Portal heading={place} path="/" {...shown} />
    </>
  )
}
