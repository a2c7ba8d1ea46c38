import { expect, test } from 'vitest'
import { CONTENT_SIGNS, signImages, signSvg } from './sign-svg.ts'
import { THEMES } from './theme.ts'

const plain = (svg: string) => svg.replace(/#[0-9a-f]{6}/g, '')

test('what a sign says is told by shape: no two are alike without their colours', () => {
  const shapes = CONTENT_SIGNS.flatMap((sign) => [
    plain(signSvg(sign, THEMES.light)),
    plain(signSvg(sign, THEMES.light, { example: true })),
  ])
  expect(new Set(shapes).size).toBe(shapes.length)
})

test('every sign is there in every scheme, each with its own name', () => {
  for (const theme of Object.values(THEMES)) {
    const images = signImages(theme)
    expect(new Set(images.map(({ name }) => name)).size).toBe(CONTENT_SIGNS.length * 2)
    for (const { svg } of images) expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="68"/)
  }
})
