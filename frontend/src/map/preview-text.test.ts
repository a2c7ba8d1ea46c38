import { expect, test } from 'vitest'
import type { PlacePreview } from '../api/geography.ts'
import { previewText } from './preview-text.ts'

const emelgem = { slug: 'emelgem', name: 'Emelgem' }
const dam: PlacePreview['street'] = { id: 1, name: 'Dam', distance: 8 }

test('a place is told by street and kern', () => {
  expect(previewText({ area: emelgem, nearBorder: [], street: dam })).toBe('Dam, Emelgem')
})

test('a street far away says nothing', () => {
  expect(previewText({ area: emelgem, nearBorder: [], street: { ...dam, distance: 400 } })).toBe('Emelgem')
})

test('near a border the other kernen are named', () => {
  const nearBorder = [{ slug: 'kachtem', name: 'Kachtem', distance: 8 }]
  expect(previewText({ area: emelgem, nearBorder, street: dam })).toContain('Kachtem')
  expect(previewText({ area: null, nearBorder, street: dam })).toContain('Kachtem')
})

test('outside the city it says so', () => {
  expect(previewText({ area: null, nearBorder: [], street: dam })).toMatch(/buiten de stad/)
})
