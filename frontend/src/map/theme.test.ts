import { expect, test } from 'vitest'
import { schemeFor, THEMES } from './theme.ts'

const luminance = (hex: string) => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const contrast = (one: string, other: string) => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

test('the reader’s system decides the scheme', () => {
  expect(schemeFor({ dark: false, contrast: false })).toBe('light')
  expect(schemeFor({ dark: true, contrast: false })).toBe('dark')
  expect(schemeFor({ dark: false, contrast: true })).toBe('contrast-light')
  expect(schemeFor({ dark: true, contrast: true })).toBe('contrast-dark')
})

test.each(Object.values(THEMES))('marks are seen and text is read: $scheme', (theme) => {
  const { idea, done, closed, mine, work, consultation, room, border } = theme
  for (const mark of [idea, done, closed, mine, work, consultation, room, border]) {
    expect(contrast(mark, theme.ground), `${mark} on the ground`).toBeGreaterThanOrEqual(3)
    expect(contrast(mark, theme.markHalo), `${mark} against its halo`).toBeGreaterThanOrEqual(3)
    expect(contrast(mark, theme.glyph), `sign inside ${mark}`).toBeGreaterThanOrEqual(3)
  }
  for (const text of [theme.label, theme.softLabel]) {
    for (const ground of [theme.halo, theme.ground, theme.outside, theme.street]) {
      expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    }
  }
  expect(contrast(theme.casing, theme.street), 'a street’s edge').toBeGreaterThanOrEqual(1.8)
})
