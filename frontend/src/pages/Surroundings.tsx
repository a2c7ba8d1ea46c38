import { Link, useSearch } from 'wouter'
import { Head } from '../panels/Head.tsx'
import { ImportNotice } from '../panels/nearby/ImportNotice.tsx'
import { NearbyLead, RadiusChoice } from '../panels/nearby/NearbyLead.tsx'
import { NearestWork } from '../panels/nearby/NearestWork.tsx'
import { RememberPlace } from '../panels/nearby/RememberPlace.tsx'
import type { NearbyPlace } from '../panels/nearby/use-nearby-place.ts'
import { useService } from '../panels/use-service.ts'
import { type HomeTab, homeAddress, readHomeState } from '../state/home-state.ts'
import { type NearbyState, nearbyAddress, RADII } from '../state/nearby-place.ts'
import { type PortalLists, usePortalLists } from '../state/use-portal-lists.ts'
import { formatLength } from '../text/format.ts'
import { t } from '../text/text.ts'
import { Portal } from './Portal.tsx'

type Found = Extract<NearbyPlace, { kind: 'found' }>

/** Everything within the radius of a place, as list and map. */
export function Surroundings({ found, state }: { found: Found; state: NearbyState }) {
  const { city } = useService()
  const { place, name } = found
  const { radius } = state
  const home = readHomeState(useSearch())
  const around = { place, radiusMetres: radius }
  const lists = usePortalLists(home, { around })
  const path = nearbyAddress(state)
  const hasWorks = home.tab === 'all' || home.tab === 'works'
  const isWithoutWorks = home.tab === 'all' && lists.current.works.length === 0
  const within = (metres: number) =>
    homeAddress(nearbyAddress({ ...state, radius: metres }), {
      ...home,
      chosen: null,
      camera: null,
      from: '',
      before: '',
    })
  const heading = t('nearby.around', { place: name, distance: formatLength(radius) })
  const larger = RADII.find((metres) => metres > radius)
  return (
    <>
      <Head title={heading} description={t('nearby.description', { city })} isPrivate />
      <Portal
        heading={heading}
        path={path}
        around={around}
        fit={null}
        highlight={null}
        lead={
          <NearbyLead
            found={found}
            houseNumber={state.houseNumber}
            notice={
              hasWorks && (
                <>
                  <ImportNotice works={lists.works} noneWithin={isWithoutWorks ? formatLength(radius) : null} />
                  {lists.current.works.length === 0 && <NearestWork place={place} />}
                </>
              )
            }
          >
            <RadiusChoice radius={radius} within={within} />
          </NearbyLead>
        }
      >
        {larger && isEmpty(lists, home.tab) && (
          <p className="more">
            <Link className="button" href={within(larger)}>
              {t('nearby.larger', { distance: formatLength(larger) })}
            </Link>
          </p>
        )}
        <div className="nearby-more">
          {found.street && (
            <p>
              <Link href={`/straat/${found.street.slug}`}>{t('nearby.toStreet', { street: found.street.name })}</Link>
            </p>
          )}
          <RememberPlace key={path} address={path} />
        </div>
      </Portal>
    </>
  )
}

function isEmpty({ entries, ideas, tabWorks, tabConsultations }: PortalLists, tab: HomeTab): boolean {
  if (tab === 'all') return entries.length === 0
  if (tab === 'consultations') return tabConsultations.length === 0
  return (tab === 'works' ? tabWorks : ideas).data?.pages[0]?.count === 0
}
