import '../../styles/desk/hotspots.css'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { HotspotCard, HotspotQuery } from '@wijkwerk/backend/contract/hotspots.ts'
import { isAllowed } from '@wijkwerk/backend/contract/roles.ts'
import { Link, useLocation, useSearch } from 'wouter'
import { meQuery } from '../../api/desk.ts'
import { hotspotCardQuery, makeDossier } from '../../api/desk-hotspots.ts'
import { DeskMessage } from '../../panels/desk/DeskMessage.tsx'
import { CardFacts, IdeaLinks } from '../../panels/desk/hotspots/CardFacts.tsx'
import { DossierForm } from '../../panels/desk/hotspots/DossierForm.tsx'
import { formatExpected, MarkText } from '../../panels/desk/hotspots/FigureTable.tsx'
import { unitName } from '../../panels/desk/hotspots/unit-name.ts'
import { Loading } from '../../panels/Loading.tsx'
import { hotspotAddress, readHotspotView } from '../../state/hotspot-view.ts'
import type { PageProps } from '../../state/page-context.ts'
import { t } from '../../text/desk-text.ts'
import { useActKey } from '../../ui/use-act-key.ts'

/** All that is known of one stretch of a street or one square of the map. */
export function HotspotCardPage({ params }: PageProps) {
  const slug = params.slug ?? ''
  const { area: within, ...view } = readHotspotView(useSearch())
  const [, navigate] = useLocation()
  const { data: me } = useQuery(meQuery())
  const { data: card, isError } = useQuery(hotspotCardQuery(slug, { ...view.filter, area: within }))
  const keyFor = useActKey()
  const {
    mutate,
    isPending,
    isError: hasFailed,
  } = useMutation({
    mutationFn: (body: Parameters<typeof makeDossier>[1]) => makeDossier(keyFor(body), body),
    onSuccess: ({ id }) => navigate(`/beheer/dossiers/${id}`),
  })
  if (isError) return <DeskMessage title="desk.notFound" />
  if (!card) return <Loading />
  const { area, unit, ideas, dossiers, canTellMore } = card
  const back = hotspotAddress(`/beheer/veel-gevraagd/${area.slug}`, { ...view, kind: unit.kind })
  return (
    <div className="page">
      <p>
        <Link href={back}>{t('card.back', { area: area.name })}</Link>
      </p>
      <h1 tabIndex={-1}>{unitName(unit)}</h1>
      <p className="lead">
        <Comparison card={card} reference={view.filter.reference} /> <MarkText mark={unit.mark} />
      </p>
      {!canTellMore && <p className="note">{t('hotspots.tooFew')}</p>}
      <CardFacts card={card} />
      <h2>{t('card.ideas')}</h2>
      {ideas.length === 0 ? <p>{t('card.noIdeas')}</p> : <IdeaLinks ideas={ideas} />}
      {dossiers.length > 0 && (
        <>
          <h2>{t('dossier.list')}</h2>
          <ul className="idea-links">
            {dossiers.map(({ id, title }) => (
              <li key={id}>
                <Link href={`/beheer/dossiers/${id}`}>{title}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {me && isAllowed(me.roles, 'content.write') && (
        <p>
          <Link href={hotspotAddress(`/beheer/bevragingen/nieuw/${slug}`, view)}>{t('card.consult')}</Link>
        </p>
      )}
      {me && isAllowed(me.roles, 'hotspots.write') && ideas.length > 0 && (
        <section>
          <h2>{t('dossier.make')}</h2>
          <p>{t('dossier.makeText', { count: ideas.length })}</p>
          <DossierForm
            isPending={isPending}
            hasFailed={hasFailed}
            onSave={(title, note) =>
              mutate({ title, unit: slug, ideas: ideas.map(({ id }) => id), ...(note && { note }) })
            }
          />
        </section>
      )}
    </div>
  )
}

type ComparisonProps = { card: HotspotCard; reference: HotspotQuery['reference'] }

/** How many ideas there are, and how many were to be expected, in the words of what they are held against. */
function Comparison({ card: { area, unit }, reference = 'addresses' }: ComparisonProps) {
  const { ideas, addresses, residents } = unit
  const figures =
    reference === 'addresses'
      ? t('card.figures', { ideas, addresses })
      : residents === null
        ? t('card.figuresUnknown', { ideas })
        : t('card.figuresResidents', { ideas, residents: Math.round(residents) })
  if (unit.expected === null) return figures
  return `${figures} ${t(`card.expected.${reference}`, { area: area.name, expected: formatExpected(unit.expected) })}`
}
