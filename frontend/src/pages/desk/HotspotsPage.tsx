import '../../styles/desk/hotspots.css'
import { useQuery } from '@tanstack/react-query'
import { lazy } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import {
  dossiersQuery,
  hotspotShapesQuery,
  hotspotsFile,
  hotspotsQuery,
  kernHotspotsQuery,
  reachQuery,
} from '../../api/desk-hotspots.ts'
import { DeskMessage } from '../../panels/desk/DeskMessage.tsx'
import { FigureTable } from '../../panels/desk/hotspots/FigureTable.tsx'
import { HotspotFilter } from '../../panels/desk/hotspots/HotspotFilter.tsx'
import { ReachTable } from '../../panels/desk/hotspots/ReachTable.tsx'
import { unitName } from '../../panels/desk/hotspots/unit-name.ts'
import { Loading } from '../../panels/Loading.tsx'
import { hotspotAddress, readHotspotView } from '../../state/hotspot-view.ts'
import type { PageProps } from '../../state/page-context.ts'
import { t } from '../../text/desk-text.ts'
import { LazyMap, useIdle } from '../LazyMap.tsx'

const HotspotMap = lazy(() => import('../../map/HotspotMap.tsx').then((module) => ({ default: module.HotspotMap })))

/** The kernen beside each other, and the dossiers that are kept. */
export function KernenPage() {
  const view = readHotspotView(useSearch())
  const [, navigate] = useLocation()
  const { data } = useQuery(kernHotspotsQuery(view.filter))
  const { data: dossiers } = useQuery(dossiersQuery())
  const { data: reach } = useQuery(reachQuery(view.filter))
  const rows = data?.items.map(({ area, ...figures }) => ({
    ...figures,
    key: area.slug,
    name: area.name,
    href: hotspotAddress(`/beheer/veel-gevraagd/${area.slug}`, view),
  }))
  return (
    <div className="page wide">
      <h1 tabIndex={-1}>{t('hotspots.title')}</h1>
      <p className="lead">{t('hotspots.lead')}</p>
      <HotspotFilter
        view={view}
        hasKinds={false}
        hasResidents={data?.hasResidents ?? false}
        onChange={(next) => navigate(hotspotAddress('/beheer/veel-gevraagd', next), { replace: true })}
      />
      {data && !data.canTellMore && <p className="note">{t('hotspots.tooFew')}</p>}
      {view.filter.channel && <p className="note">{t('hotspots.small')}</p>}
      {rows ? (
        <FigureTable
          caption={t('hotspots.kernen')}
          what={t('hotspots.kern')}
          reference={view.filter.reference}
          rows={rows}
        />
      ) : (
        <Loading />
      )}
      {reach && <ReachTable reach={reach} />}
      <h2>{t('dossier.list')}</h2>
      {dossiers?.items.length === 0 && <p>{t('dossier.empty')}</p>}
      <ul className="idea-links">
        {dossiers?.items.map(({ id, title, ideas, area, isClosed }) => (
          <li key={id}>
            <Link href={`/beheer/dossiers/${id}`}>{title}</Link>{' '}
            <span className="soft">
              {[area?.name, t('dossier.ideas', { count: ideas }), isClosed && t('dossier.isClosed')]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Where people of one kern ask the most and where the least: a table and, beside it, the same on the map. */
export function HotspotsPage({ params }: PageProps) {
  const area = params.slug ?? ''
  const view = readHotspotView(useSearch())
  const [, navigate] = useLocation()
  const isIdle = useIdle(true)
  const filter = { ...view.filter, area, kind: view.kind }
  const { data, isError } = useQuery(hotspotsQuery(filter))
  const { data: shapes } = useQuery(hotspotShapesQuery(filter))
  const cardOf = (slug: string) => hotspotAddress(`/beheer/veel-gevraagd/plek/${slug}`, { ...view, area })
  if (isError) return <DeskMessage title="desk.notFound" />
  if (!data) return <Loading />
  const rows = data.items.map((unit) => ({ ...unit, key: unit.slug, name: unitName(unit), href: cardOf(unit.slug) }))
  const asked = rows.filter(({ ideas }) => ideas > 0)
  const silent = rows.filter(({ mark }) => mark === 'fewer')
  const what = t(view.kind === 'cell' ? 'hotspots.square' : 'hotspots.part')
  return (
    <div className="hotspots">
      <div className="hotspots-side">
        <p>
          <Link href={hotspotAddress('/beheer/veel-gevraagd', view)}>{t('hotspots.allKernen')}</Link>
        </p>
        <h1 tabIndex={-1}>{t('hotspots.titleIn', { area: data.area.name })}</h1>
        <HotspotFilter
          view={view}
          hasKinds
          hasResidents={data.hasResidents}
          onChange={(next) => navigate(hotspotAddress(`/beheer/veel-gevraagd/${area}`, next), { replace: true })}
        />
        <p role="status">{t('hotspots.counted', { count: data.ideas })}</p>
        {!data.canTellMore && <p className="note">{t('hotspots.tooFew')}</p>}
        {asked.length > 0 && (
          <FigureTable caption={t('hotspots.most')} what={what} reference={view.filter.reference} rows={asked} />
        )}
        <h2>{t('hotspots.silence')}</h2>
        {silent.length === 0 && <p>{t(data.canTellFewer ? 'hotspots.noSilence' : 'hotspots.tooFewSilence')}</p>}
        {silent.length > 0 && (
          <FigureTable
            caption={t('hotspots.silenceTable')}
            what={what}
            reference={view.filter.reference}
            rows={silent}
          />
        )}
        <h2>{t('hotspots.how')}</h2>
        <p>{t(view.filter.reference === 'residents' ? 'hotspots.howTextResidents' : 'hotspots.howText')}</p>
        <p className="file-links">
          <Link href={`/beheer/druk/${area}`}>{t('print.link')}</Link>
          <a href={hotspotsFile('csv', filter)}>{t('hotspots.csv')}</a>{' '}
          <a href={hotspotsFile('geojson', filter)}>{t('hotspots.geojson')}</a>
        </p>
      </div>
      <div className="hotspots-map">
        {isIdle && shapes && (
          <LazyMap>
            <HotspotMap shapes={shapes} area={area} onChoose={(slug) => navigate(cardOf(slug))} />
          </LazyMap>
        )}
      </div>
    </div>
  )
}
