import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { ImportError } from '../../import-error.ts'
import { DEFAULT_METRES, limitsFrom } from './limits.ts'

test('are the settings of the portal, or its defaults', async () => {
  expect(limitsFrom({})).toEqual({ borderMetres: 25, outsideMetres: 150 })
  expect(limitsFrom({ BORDER_METRES: '', OUTSIDE_METRES: '0' })).toEqual({ borderMetres: 25, outsideMetres: 0 })
  const settings = await readFile(new URL('../../../../backend/src/env.ts', import.meta.url), 'utf8')
  for (const [name, value] of Object.entries(DEFAULT_METRES)) {
    expect(settings).toContain(`${name}: count.default(${value})`)
  }
})

test.each(['abc', '-1', '2.5', '25 m'])('%s metres are refused', (given) => {
  expect(() => limitsFrom({ BORDER_METRES: given })).toThrow(
    new ImportError(`BORDER_METRES has to be a whole number of metres, not ${given}.`),
  )
  expect(() => limitsFrom({ OUTSIDE_METRES: given })).toThrow(/^OUTSIDE_METRES has to be/)
})
