import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { openForm, tellAndSend } from './portal.ts'

const MAKE = 'Telefoon van de buur'

const takenInIzegem = () =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#0b5c66' } })
    .jpeg()
    .withExif({
      IFD0: { Make: MAKE },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '50/1 55/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '3/1 12/1 0/1' },
    })
    .toBuffer()

test('a photo goes along, and is shown without the place and the device it was taken with', async ({ page }) => {
  const buffer = await takenInIzegem()
  expect((await sharp(buffer).metadata()).exif).toBeDefined()
  expect(buffer.includes(MAKE)).toBe(true)

  await openForm(page)
  await page.getByRole('radio', { name: 'Zonder plek' }).check()
  await page.getByRole('button', { name: 'Verder' }).click()
  await page.getByLabel('Voeg een foto toe').setInputFiles({ name: 'gevel.jpg', mimeType: 'image/jpeg', buffer })
  await expect(page.getByRole('img', { name: 'Foto 1' })).toBeVisible()
  await page.goBack()
  const { number } = await tellAndSend(page, 'Met een foto van de gevel')

  await page.goto(`/idee/${number}`)
  const picture = page.getByRole('img', { name: 'Foto 1' })
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(640)
  const answer = await page.request.get(String(await picture.getAttribute('src')))
  const shown = await answer.body()
  const { exif, xmp, iptc, width, height } = await sharp(shown).metadata()
  expect({ exif, xmp, iptc, width, height }).toEqual({ width: 640, height: 480 })
  expect(shown.includes(MAKE)).toBe(false)
})
