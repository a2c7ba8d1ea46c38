import { useEffect, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import { Head } from '../panels/Head.tsx'
import { Loading } from '../panels/Loading.tsx'
import { NearbyForm } from '../panels/nearby/NearbyForm.tsx'
import { NearbyProblem } from '../panels/nearby/NearbyProblem.tsx'
import { rememberedPlace } from '../panels/nearby/RememberPlace.tsx'
import { useNearbyPlace } from '../panels/nearby/use-nearby-place.ts'
import { useService } from '../panels/use-service.ts'
import { nearbyAddress, readNearby } from '../state/nearby-place.ts'
import { t } from '../text/text.ts'
import { ErrorPage } from './ErrorPage.tsx'
import { Surroundings } from './Surroundings.tsx'
import { WithoutAddress } from './WithoutAddress.tsx'

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
      <WithoutAddress radius={state.radius} />
    </div>
  )
}
