import { lazy, useEffect, useRef, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { LocationError, locate } from '../map/locate.ts'
import { locationText } from '../map/location-text.ts'
import { Head } from '../panels/Head.tsx'
import { Loading } from '../panels/Loading.tsx'
import { formatRadius } from '../panels/nearby/format-radius.ts'
import { ImportNotice } from '../panels/nearby/ImportNotice.tsx'
import { NearbyForm } from '../panels/nearby/NearbyForm.tsx'
import { NearbyLead, RadiusChoice } from '../panels/nearby/NearbyLead.tsx'
import { NearbyProblem } from '../panels/nearby/NearbyProblem.tsx'
import { RememberPlace, rememberedPlace } from '../panels/nearby/RememberPlace.tsx'
import { type NearbyPlace, useNearbyPlace } from '../panels/nearby/use-nearby-place.ts'
import { PhoneLink } from '../panels/PhoneLink.tsx'
import { useService } from '../panels/use-service.ts'
import { type HomeTab, homeAddress, readHomeState } from '../state/home-state.ts'
import { type NearbyState, nearbyAddress, RADII, readNearby } from '../state/nearby-place.ts'
import { type PortalLists, usePortalLists } from '../state/use-portal-lists.ts'
import { richText, t } from '../text/text.ts'
import { Icon } from '../ui/Icon.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'
import { ErrorPage } from './ErrorPage.tsx'
import { LazyMap } from './LazyMap.tsx'
import { Portal } from './Portal.tsx'

const PickMap = lazy(() => import('../map/PickMap.tsx').then((module) => ({ default: module.PickMap })))

/** What goes on around a door: works, consultations and ideas within so many metres; first a form to say where. */
export function NearbyPage() {
  const search = useSearch()
  const [, navigate] = useLocation()
  const state = readNearby(search)
  const found = useNearbyPlace(state)
  const { city } = useService()
  const asked = nearbyAddress({ ...state, radius: undefined })
  const shown = useRef(asked)
  useEffect(
    function openWhatThisDeviceRemembers() {
      const remembered = rememberedPlace()
      if (search === '' && remembered) navigate(remembered, { replace: true })
    },
    [search, navigate],
  )
  useEffect(
    function startAtTheTitle() {
      if (shown.current === asked || found.kind === 'pending') return
      shown.current = asked
      window.scrollTo(0, 0)
      document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
    },
    [asked, found.kind],
  )
  if (found.kind === 'failed') return <ErrorPage problem={found.problem} />
  if (found.kind === 'pending') return <Loading />
  if (found.kind === 'found') return <Surroundings found={found} state={state} />
  return (
    <div className="page nearby">
      <Head title={t('nearby.title')} description={t('nearby.description', { city })} />
      <h1 tabIndex={-1}>{t('nearby.title')}</h1>
      <p className="lead">{t('nearby.lead')}</p>
      <NearbyProblem found={found} state={state} />
      <NearbyForm key={search} state={state} />
      <OtherWays radius={state.radius} />
    </div>
  )
}

type Found = Extract<NearbyPlace, { kind: 'found' }>

/** Everything within the radius, as list and map. */
function Surroundings({ found, state }: { found: Found; state: NearbyState }) {
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
  const heading = t('nearby.around', { place: name, distance: formatRadius(radius) })
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
          <NearbyLead found={found} houseNumber={state.houseNumber}>
            {hasWorks && <ImportNotice works={lists.works} noneWithin={isWithoutWorks ? formatRadius(radius) : null} />}
            <RadiusChoice radius={radius} within={within} />
          </NearbyLead>
        }
      >
        {larger && isEmpty(lists, home.tab) && (
          <p className="more">
            <Link className="button" href={within(larger)}>
              {t('nearby.larger', { distance: formatRadius(larger) })}
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

/** The ways without an address: where the device is, a place on the map, or what this device remembers. */
function OtherWays({ radius }: { radius: number }) {
  const isLive = useHydrated()
  const { phone } = useService()
  const [, navigate] = useLocation()
  const [isPicking, setIsPicking] = useState(false)
  const [message, setMessage] = useState('')
  const [isLocating, setIsLocating] = useState(false)
  const call = <p>{richText('empty.call', { phone: () => <PhoneLink key="phone" phone={phone} /> })}</p>
  if (!isLive) return call

  const findMe = () => {
    setIsLocating(true)
    setMessage(t('nearby.locating'))
    locate()
      .then((place) => {
        setMessage('')
        navigate(nearbyAddress({ place, radius }))
      })
      .catch((error: unknown) =>
        setMessage(locationText(error instanceof LocationError ? error.problem : 'unavailable')),
      )
      .finally(() => setIsLocating(false))
  }
  const remembered = rememberedPlace()
  return (
    <section aria-labelledby="zonder-adres">
      <h2 id="zonder-adres">{t('nearby.orElse')}</h2>
      <p className="actions">
        <button type="button" className="button quiet" aria-disabled={isLocating} onClick={findMe}>
          <Icon name="pin" />
          {t('nearby.locate')}
        </button>
        <button
          type="button"
          className="button quiet"
          aria-expanded={isPicking}
          onClick={() => setIsPicking(!isPicking)}
        >
          {t(isPicking ? 'nearby.pickClose' : 'nearby.pick')}
        </button>
      </p>
      <p role="status">{message}</p>
      {isPicking && (
        <div className="pick-box map-box">
          <LazyMap>
            <PickMap start={null} onPick={({ place }) => navigate(nearbyAddress({ place, radius }))} />
          </LazyMap>
        </div>
      )}
      {remembered && (
        <p>
          <Link href={remembered}>{t('nearby.toRemembered')}</Link>
        </p>
      )}
      <p className="hint">{t('nearby.privacy')}</p>
      {call}
    </section>
  )
}

function isEmpty({ entries, ideas, tabWorks, tabConsultations }: PortalLists, tab: HomeTab): boolean {
  if (tab === 'all') return entries.length === 0
  if (tab === 'consultations') return tabConsultations.length === 0
  return (tab === 'works' ? tabWorks : ideas).data?.pages[0]?.count === 0
}
