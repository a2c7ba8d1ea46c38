import { expect, test } from 'vitest'
import { createQueryClient } from './client.ts'

const ask = (answer: () => Promise<Response>) =>
  createQueryClient(answer).fetchQuery({ queryKey: ['/api/ideas'], retry: false })

const refused = (headers: Record<string, string>) => async () =>
  Response.json({ type: '/problems/x', title: 'x', status: 429, kind: 'too-many-requests' }, { status: 429, headers })

test('a refusal carries its problem and how long to wait', async () => {
  await expect(ask(refused({ 'Retry-After': '7' }))).rejects.toMatchObject({
    problem: { kind: 'too-many-requests' },
    retryAfterSeconds: 7,
  })
  await expect(ask(refused({}))).rejects.toMatchObject({ retryAfterSeconds: null })
  await expect(ask(refused({ 'Retry-After': 'Mon, 23 Nov 2026 00:00:00 GMT' }))).rejects.toMatchObject({
    retryAfterSeconds: null,
  })
})

test('no network, or a page of a proxy instead of an answer, is a service that cannot be had', async () => {
  const offline = () => Promise.reject(new TypeError('failed to fetch'))
  await expect(ask(offline)).rejects.toMatchObject({ problem: { kind: 'unavailable' }, retryAfterSeconds: null })
  const proxy = async () => new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'Retry-After': '3' } })
  await expect(ask(proxy)).rejects.toMatchObject({ problem: { kind: 'unavailable' }, retryAfterSeconds: 3 })
})
