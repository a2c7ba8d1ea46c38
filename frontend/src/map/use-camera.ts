import type { Map as MapLibre } from 'maplibre-gl'
import { useEffect, useMemo, useRef } from 'react'
import { formatCamera, parseCamera } from './camera-url.ts'

/** West, south, east, north. */
export type Bounds = [number, number, number, number]

const SETTLE_MILLISECONDS = 300
const WIDE_PIXELS = 700

const LOW_PIXELS = 320

/** Room around what is shown: for the pins' height above, the notice below, the buttons and legend beside. */
export function fitOptions({ clientWidth, clientHeight }: Pick<HTMLElement, 'clientWidth' | 'clientHeight'>) {
  const [top, bottom] = clientHeight < LOW_PIXELS ? [40, 40] : [64, 72]
  const [left, right] = clientWidth < WIDE_PIXELS ? [28, 96] : [48, 96]
  return { padding: { top, bottom, left, right }, maxZoom: 16.5 }
}

type Following = { map: MapLibre | null; bounds: Bounds | null; subject: string; camera: string | null }

/**
 * Keeps the map on `bounds` until somebody moves it by hand; a new `subject`, or an address without a camera, takes it
 * back. Tells each view that a hand has chosen, and goes to a `camera` that comes from elsewhere (the back button).
 */
export function useCamera({ map, bounds, subject, camera }: Following, onCamera: (camera: string) => void) {
  const byHand = useRef(parseCamera(camera) !== null)
  const told = useRef(camera)
  const tell = useRef(onCamera)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const previous = useRef({ subject, camera })
  const boundsText = JSON.stringify(bounds)

  useEffect(function keepCallback() {
    tell.current = onCamera
  })

  useEffect(
    function goWhereTheAddressSays() {
      const before = previous.current
      previous.current = { subject, camera }
      const isNewSubject = before.subject !== subject
      if (isNewSubject || (before.camera !== null && camera === null)) byHand.current = false
      const wanted = parseCamera(camera)
      if (!map || !wanted || isNewSubject || camera === told.current) return
      byHand.current = true
      told.current = camera
      map.jumpTo({ center: [wanted.lng, wanted.lat], zoom: wanted.zoom })
    },
    [map, subject, camera],
  )

  // A new subject, or an address that lost its camera, fits the map again even to the same bounds.
  const occasion = `${subject} ${camera === null}`
  useEffect(
    function showWhatThereIs() {
      const wanted: Bounds | null = JSON.parse(boundsText)
      if (!map || !wanted || !occasion) return
      const fit = (duration: number) => {
        if (!byHand.current) map.fitBounds(wanted, { ...fitOptions(map.getContainer()), duration })
      }
      const refit = () => fit(0)
      fit(400)
      map.on('resize', refit)
      return () => {
        map.off('resize', refit)
      }
    },
    [map, boundsText, occasion],
  )

  useEffect(function forgetTimer() {
    return () => clearTimeout(timer.current)
  }, [])

  return useMemo(
    () => ({
      start: (event: { originalEvent?: unknown }) => {
        if (event.originalEvent) byHand.current = true
      },
      end: ({ target }: { target: MapLibre }) => {
        clearTimeout(timer.current)
        if (!byHand.current) return
        timer.current = setTimeout(() => {
          const { lng, lat } = target.getCenter()
          told.current = formatCamera({ zoom: target.getZoom(), lat, lng })
          tell.current(told.current)
        }, SETTLE_MILLISECONDS)
      },
    }),
    [],
  )
}
