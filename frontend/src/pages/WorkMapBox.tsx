import type { WorkDetail } from '@wijkwerk/backend/contract/works.ts'
import { lazy } from 'react'
import { Link } from 'wouter'
import { t } from '../text/text.ts'
import { LazyMap, useIdle } from './LazyMap.tsx'

const WorkMap = lazy(() => import('../map/WorkMap.tsx').then((module) => ({ default: module.WorkMap })))

/** The room of the map of one work, kept free from the start. On a phone it is a picture that leads to the large map. */
export function WorkMapBox({ work }: { work: WorkDetail }) {
  const isIdle = useIdle(true)
  return (
    <section className="map-box" aria-label={t('work.map')}>
      <a className="skip" href="#werk">
        {t('home.skipMap')}
      </a>
      {isIdle ? (
        <LazyMap failed={t('work.mapFailed')}>
          <WorkMap work={work} />
        </LazyMap>
      ) : (
        <p className="map-waiting">{t('home.mapLoading')}</p>
      )}
      <Link className="button quiet map-larger" href={`/?werk=${work.id}&weergave=kaart`}>
        {t('work.largeMap')}
      </Link>
    </section>
  )
}
