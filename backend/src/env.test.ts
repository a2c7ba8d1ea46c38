import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { environmentSettings, findSecretKey, readEnvironment } from './env.ts'

const folder = await mkdtemp(join(tmpdir(), 'wijkwerk-env-'))
afterAll(() => rm(folder, { recursive: true }))

test('nothing has to be set, and an empty value counts as none', () => {
  const environment = readEnvironment({ PORT: '', DATABASE_URL: '' })
  expect(environment).toMatchObject({ PORT: 8787, HOST: '127.0.0.1', RATE_LIMITS: 'on', TRUSTED_PROXIES: [] })
  expect(environment.DATABASE_URL).toBeUndefined()
  expect(environment.COMMITTEES).toContain('De Mol')
})

test('lists are given with commas', () => {
  const { TRUSTED_PROXIES, COMMITTEES } = readEnvironment({
    TRUSTED_PROXIES: '10.0.0.0/8, ::1',
    COMMITTEES: 'Een,Twee',
  })
  expect(TRUSTED_PROXIES).toEqual(['10.0.0.0/8', '::1'])
  expect(COMMITTEES).toEqual(['Een', 'Twee'])
})

test.each([
  ['PORT', '70000'],
  ['PUBLIC_URL', 'javascript:alert(1)'],
  ['DATABASE_URL', 'mysql://geheim@host'],
  ['SECRET_KEY', 'geheim'],
  ['RATE_LIMITS', 'geheim'],
  ['TRUSTED_PROXIES', '10.0.0.0/33'],
  ['TRUSTED_PROXIES', 'geheim'],
  ['ANSWER_WITHIN_WORKING_DAYS', '-1'],
])('a wrong %s is named, its value is not repeated', (name, value) => {
  expect(() => readEnvironment({ [name]: value })).toThrow(new RegExp(`^(?!.*geheim)${name} is wrong \\(.+\\)\\.$`))
})

test('another city gives its own phone numbers and addresses, and has no committees of Izegem', () => {
  const own = { SERVICE_PHONE: '1', SERVICE_ADDRESS: '2', SERVICE_SOCIAL_NAME: '3' }
  expect(() => readEnvironment({ SERVICE_CITY: 'Roeselare', ...own })).toThrow(
    'SERVICE_SOCIAL_PHONE: give those of Roeselare too.',
  )
  const environment = readEnvironment({ SERVICE_CITY: 'Roeselare', ...own, SERVICE_SOCIAL_PHONE: '4' })
  expect(environment.COMMITTEES).toEqual([])
})

test('every setting is described for the table of the README', () => {
  const described = Object.values(environmentSettings.shape).filter((setting) => setting.description)
  expect(described).toHaveLength(Object.keys(environmentSettings.shape).length)
})

test('the secret key is made once, for its owner only', async () => {
  const data = join(folder, 'data')
  const environment = readEnvironment({ DATA_FOLDER: data })
  const [first, second] = await Promise.all([findSecretKey(environment), findSecretKey(environment)])
  expect(first).toBe(second)
  expect(first.length).toBeGreaterThanOrEqual(32)
  expect((await stat(join(data, 'secret-key'))).mode & 0o777).toBe(0o600)
  expect((await stat(data)).mode & 0o066).toBe(0)
})

test('a secret key that was cut off is refused, never replaced', async () => {
  await writeFile(join(folder, 'secret-key'), 'short')
  await expect(findSecretKey(readEnvironment({ DATA_FOLDER: folder }))).rejects.toThrow(/is damaged: put the right one/)
})

test('the README tells of every setting with its default', async () => {
  const readme = (await readFile(new URL('../../README.md', import.meta.url), 'utf8')).replace(/ +/g, ' ')
  for (const [name, setting] of Object.entries(environmentSettings.shape)) {
    const { data } = setting.safeParse(undefined)
    const value = Array.isArray(data) ? data.join(', ') : (data ?? '')
    expect(readme).toContain(`| \`${name}\` |${value && ` ${value}`} | ${setting.description} |`)
  }
})
