import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startTestApp } from '../testing.ts'

const folder = await mkdtemp(join(tmpdir(), 'wijkwerk-basemap-'))
const path = join(folder, 'stad.pmtiles')
await writeFile(path, 'PMTiles0123456789')
const fromFile = await startTestApp({ BASEMAP_PMTILES: path })
const fromElsewhere = await startTestApp({ BASEMAP_PMTILES: 'https://tiles.example/stad.pmtiles' })
afterAll(async () => {
  await Promise.all([fromFile.stop(), fromElsewhere.stop(), rm(folder, { recursive: true })])
})

test('an archive on disk is served by ranges, and the policy stays closed', async () => {
  expect(await (await fromFile.send('GET', '/api/service')).json()).toMatchObject({
    basemap: { pmtiles: '/basemap.pmtiles' },
  })
  const part = await fromFile.app.request('/basemap.pmtiles', { headers: { range: 'bytes=7-9' } })
  expect(part.status).toBe(206)
  expect(part.headers.get('content-range')).toBe('bytes 7-9/17')
  expect(await part.text()).toBe('012')
  expect(part.headers.get('content-security-policy')).not.toContain('https:')
  for (const range of ['', 'bytes=9-7', 'bytes=99-100', 'bytes=-5', 'bytes=0-99999999999']) {
    const status = (await fromFile.app.request('/basemap.pmtiles', { headers: { range } })).status
    expect([206, 400], range).toContain(status)
  }
})

test('an archive elsewhere widens the policy by its origin only', async () => {
  const answer = await fromElsewhere.send('GET', '/api/service')
  expect(await answer.json()).toMatchObject({ basemap: { pmtiles: 'https://tiles.example/stad.pmtiles' } })
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("connect-src 'self' https://tiles.example;")
  expect(policy).toContain("script-src 'self';")
  expect((await fromElsewhere.send('GET', '/basemap.pmtiles')).status).toBe(404)
})
