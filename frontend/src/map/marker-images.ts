import type { Map as MapLibre } from 'maplibre-gl'
import { markerImages } from './marker-svg.ts'
import { signImages } from './sign-svg.ts'
import type { MapTheme } from './theme.ts'

async function drawn(svg: string): Promise<HTMLImageElement> {
  const image = new Image()
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
  await image.decode()
  return image
}

/** Gives the map every drop and sign in the colours of `theme`, in place of those it had. */
export async function putMarkerImages(map: MapLibre, theme: MapTheme, isWanted: () => boolean): Promise<void> {
  const images = await Promise.all(
    [...markerImages(theme), ...signImages(theme)].map(async ({ name, svg }) => ({ name, image: await drawn(svg) })),
  )
  if (!isWanted()) return
  for (const { name, image } of images) {
    if (map.hasImage(name)) map.updateImage(name, image)
    else map.addImage(name, image, { pixelRatio: 2 })
  }
}
