import '../../styles/desk/print-sheets.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from 'wouter'
import { openIdeasQuery } from '../../api/desk-print.ts'
import { areaOutlinesQuery, streetAxesQuery } from '../../api/geography.ts'
import { areaQuery } from '../../api/queries.ts'
import { DeskMessage } from '../../panels/desk/DeskMessage.tsx'
import { FormSheet } from '../../panels/desk/print/FormSheet.tsx'
import { drawKern } from '../../panels/desk/print/grid.ts'
import { IdeasSheet } from '../../panels/desk/print/IdeasSheet.tsx'
import { PosterSheet } from '../../panels/desk/print/PosterSheet.tsx'
import { Loading } from '../../panels/Loading.tsx'
import { useService } from '../../panels/use-service.ts'
import type { PageProps } from '../../state/page-context.ts'
import { useToday } from '../../state/use-today.ts'
import { t } from '../../text/desk-text.ts'
import { Icon } from '../../ui/Icon.tsx'

const SHEETS = { ideeen: 'ideas', affiche: 'poster', formulier: 'form' } as const

/** What there is to print of a kern, on A4: its open ideas, a poster, and a form with a map of squares. */
export function PrintPage({ params: { slug = '' } }: PageProps) {
  const given = new URLSearchParams(useSearch()).get('wat')
  const wanted = given === 'affiche' || given === 'formulier' ? given : 'ideeen'
  const service = useService()
  const today = useToday()
  const { data: area, isError } = useQuery(areaQuery(slug))
  const { data: ideas } = useQuery(openIdeasQuery(slug))
  const { data: outlines } = useQuery(areaOutlinesQuery())
  const { data: axes } = useQuery(streetAxesQuery())
  if (isError) return <DeskMessage title="desk.notFound" />
  if (!area || !ideas || !outlines || !axes) return <Loading />
  const outline = outlines.features.find(({ properties }) => properties?.slug === slug)
  const base = (service.publicUrl || location.origin).replace(/\/$/, '')
  return (
    <div className="page paper">
      <div className="no-print paper-intro">
        <h1 tabIndex={-1}>{t('print.title', { area: area.name })}</h1>
        <ul className="print-choices">
          {Object.entries(SHEETS).map(([name, sheet]) => (
            <li key={name}>
              <Link
                className="chip"
                href={`/beheer/druk/${slug}?wat=${name}`}
                aria-current={name === wanted ? 'page' : undefined}
              >
                {t(`print.${sheet}`)}
              </Link>
            </li>
          ))}
        </ul>
        <p className="actions">
          <button type="button" className="button" onClick={() => window.print()}>
            <Icon name="print" />
            {t('print.print')}
          </button>
        </p>
      </div>
      {wanted === 'ideeen' && <IdeasSheet area={area.name} today={today} ideas={ideas} />}
      {wanted === 'affiche' && <PosterSheet area={area.name} address={`${base}/kern/${slug}`} service={service} />}
      {wanted === 'formulier' && outline && (
        <FormSheet
          area={area.name}
          service={service}
          streets={area.streets}
          map={drawKern(outline, axes, new Set(area.streets.map(({ id }) => id)))}
        />
      )}
    </div>
  )
}
