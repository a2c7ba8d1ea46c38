import { expect, test } from 'vitest'
import { STATUSES } from '../state/idea-choices.ts'
import { dropName, dropSvg, markerImages } from './marker-svg.ts'
import { THEMES } from './theme.ts'

const plain = (svg: string) => svg.replace(/#[0-9a-f]{6}/g, '')

test('a status is told by shape: no two drops are alike without their colours', () => {
  const shapes = STATUSES.flatMap((status) => [
    plain(dropSvg(status, THEMES.light)),
    plain(dropSvg(status, THEMES.light, { example: true })),
  ])
  expect(new Set(shapes).size).toBe(shapes.length)
})

test('an example is hollow with a dashed edge, a real idea is not', () => {
  expect(dropSvg('received', THEMES.light, { example: true })).toContain('stroke-dasharray')
  expect(dropSvg('received', THEMES.light)).not.toContain('stroke-dasharray')
})

test('the place being pointed at is saffron', () => {
  expect(dropSvg('mine', THEMES.light)).toContain('#c27a06')
})

test('every status has a drop and an example in every scheme, each with its own name', () => {
  for (const theme of Object.values(THEMES)) {
    const images = markerImages(theme)
    const names = images.map(({ name }) => name)
    expect(names).toEqual([...STATUSES.flatMap((status) => [dropName(status), dropName(status, true)]), 'drop-chosen'])
    for (const { svg } of images)
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="64" height="80"/)
  }
})
