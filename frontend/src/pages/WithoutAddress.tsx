import type { Place } from '@wijkwerk/backend/contract/place.ts'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useLocate } from '../map/use-locate.ts'
import { rememberedPlace } from '../panels/nearby/RememberPlace.tsx'
import { PhoneLink } from '../panels/PhoneLink.tsx'
import { useService } from '../panels/use-service.ts'
import { nearbyAddress } from '../state/nearby-place.ts'
import { richText, t } from '../text/text.ts'
import { Icon } from '../ui/Icon.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'
import { LazyMap } from './LazyMap.tsx'
import { PickMap } from './lazy-pick-map.ts'

/** The ways without an address: where the device is, a place on the map, or what this device remembers. */
export function WithoutAddress({ radius }: { radius: number }) {
  const isLive = useHydrated()
  const { phone } = useService()
  const [, navigate] = useLocation()
  const [isPicking, setIsPicking] = useState(false)
  const [picked, setPicked] = useState<Place | null>(null)
  const { findMe, isLocating, message } = useLocate(
    (place) => navigate(nearbyAddress({ place, radius })),
    t('nearby.locating'),
  )
  const call = <p>{richText('empty.call', { phone: () => <PhoneLink key="phone" phone={phone} /> })}</p>
  if (!isLive) return call

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
            <PickMap start={null} onPick={({ place }) => setPicked(place)} />
          </LazyMap>
        </div>
      )}
      {isPicking && picked && (
        <p className="actions">
          <Link className="button" href={nearbyAddress({ place: picked, radius })}>
            {t('nearby.showPicked')}
          </Link>
        </p>
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
