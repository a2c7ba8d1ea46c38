import { Component, type ReactNode, Suspense, useEffect, useState } from 'react'
import { t } from '../text/text.ts'

/** True once the page has nothing more urgent to do: the moment for the map. */
export function useIdle(isWanted: boolean): boolean {
  const [isIdle, setIsIdle] = useState(false)
  useEffect(
    function waitForIdle() {
      if (!isWanted || isIdle) return
      if (!('requestIdleCallback' in window)) {
        const timer = setTimeout(() => setIsIdle(true), 200)
        return () => clearTimeout(timer)
      }
      const handle = requestIdleCallback(() => setIsIdle(true), { timeout: 1000 })
      return () => cancelIdleCallback(handle)
    },
    [isWanted, isIdle],
  )
  return isIdle
}

/** `failed` says where else to go when the map cannot be shown. */
type Props = { children: ReactNode; failed?: string }

class MapBoundary extends Component<Required<Props>, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    if (this.state.hasFailed) return <p className="map-waiting">{this.props.failed}</p>
    return this.props.children
  }
}

/** Room for a map that arrives later, and a plain sentence when it cannot. */
export function LazyMap({ children, failed = t('home.mapFailed') }: Props) {
  return (
    <MapBoundary failed={failed}>
      <Suspense fallback={<p className="map-waiting">{t('home.mapLoading')}</p>}>{children}</Suspense>
    </MapBoundary>
  )
}
