import { expect, test } from 'vitest'
import { formatCamera, parseCamera } from './camera-url.ts'

test('a shared view comes back as it was, to about a metre', () => {
  const camera = { zoom: 15.5, lat: 50.92013, lng: 3.2139 }
  expect(formatCamera(camera)).toBe('15.5/50.92013/3.2139')
  expect(parseCamera(formatCamera(camera))).toEqual(camera)
})

test.each([
  null,
  '',
  '15',
  '15/50.9',
  '15/50.9/3.2/1',
  'a/b/c',
  '15/95/3.2',
  '99/50/3',
  '15//3',
  '15/50/Infinity',
  ' 1/2/3',
])('what is no camera is left aside: %s', (text) => expect(parseCamera(text)).toBeNull())
