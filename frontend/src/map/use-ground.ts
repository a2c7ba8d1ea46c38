import type { Service } from '@wijkwerk/backend/contract/service.ts'
import { addProtocol } from 'maplibre-gl'
import { useEffect, useMemo, useState } from 'react'
import type { Basemap } from './map-layer.ts'

/** What the map stands on; `archive` is the address of its tiles as MapLibre asks for them. */
export type Ground = { basemap: Basemap; style: string | null; archive: string | null }

let isReading = false

/** Teaches MapLibre to read a .pmtiles file part by part; the reader is fetched only where one is configured. */
async function readArchives() {
  if (isReading) return
  const { Protocol } = await import('pmtiles')
  const protocol = new Protocol()
  addProtocol('pmtiles', protocol.tile)
  isReading = true
}

/** The ground that the installation chose, or null while it is not known or cannot be read yet. */
export function useGround(basemap: Service['basemap'] | undefined): Ground | null {
  const [canRead, setCanRead] = useState(false)
  const [failure, setFailure] = useState<Error | null>(null)
  const archive = basemap && !basemap.style ? basemap.pmtiles : null
  useEffect(
    function prepareArchive() {
      if (archive) readArchives().then(() => setCanRead(true), setFailure)
    },
    [archive],
  )
  if (failure) throw failure
  return useMemo(() => {
    if (!basemap) return null
    if (basemap.style) return { basemap: 'style', style: basemap.style, archive: null }
    if (!archive) return { basemap: 'own', style: null, archive: null }
    return canRead ? { basemap: 'archive', style: null, archive: `pmtiles://${new URL(archive, location.href)}` } : null
  }, [basemap, archive, canRead])
}
