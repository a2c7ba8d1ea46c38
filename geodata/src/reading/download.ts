import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ImportError } from '../import-error.ts'
import { makeFolder } from './own-folder.ts'

export type DownloadLimits = { milliseconds: number; bytes: number; pages: number }

const LIMITS: DownloadLimits = { milliseconds: 600_000, bytes: 2_000_000_000, pages: 1_000 }
const MOST_REDIRECTS = 5
const ACCEPT = { accept: 'application/geo+json, application/ld+json, text/turtle, application/json, */*;q=0.5' }
/** A page larger than this is a file, not one of many. */
const LARGEST_PAGE_BYTES = 100_000_000

export type Download = { name: string; pages: { path: string; name: string }[]; close: () => Promise<void> }

/**
 * Fetches an address into a folder of its own, with the pages that follow it (`links[rel=next]`). Stays on the host
 * that was named; throws an ImportError past a limit, on an answer other than 200 and where a page comes back.
 */
export async function download(address: string, limits: Partial<DownloadLimits> = {}): Promise<Download> {
  const { milliseconds, bytes, pages: mostPages } = { ...LIMITS, ...limits }
  const { start, authorization } = readAddress(address)
  const name = nameOf(start)
  const { folder, close } = makeFolder()
  const signal = AbortSignal.timeout(milliseconds)
  const pages: Download['pages'] = []
  const seen = new Set<string>()
  let budget = bytes
  try {
    for (let next: URL | null = start; next; ) {
      if (seen.has(next.href))
        throw new ImportError(`${name}: page ${pages.length} says that a page before it is next.`)
      if (pages.length === mostPages) throw new ImportError(`${name} has more than ${mostPages} pages.`)
      seen.add(next.href)
      const path = join(folder, String(pages.length + 1))
      const size = await fetchInto(path, next, budget, { signal, headers: { ...ACCEPT, ...authorization } })
      budget -= size
      pages.push({ path, name: next === start ? name : `${name} (page ${pages.length + 1})` })
      next = size > LARGEST_PAGE_BYTES ? null : nextPage(await readFile(path, 'utf8'), next, start)
    }
    return { name, pages, close }
  } catch (error) {
    await close()
    if (error instanceof ImportError) throw error
    const reason = signal.aborted
      ? `took longer than ${milliseconds / 1000} s`
      : `could not be fetched (${tell(error)})`
    throw new ImportError(`${name} ${reason}.`, { cause: error })
  }
}

/** A user and password in an address go into a header: neither `fetch` nor a message may hold them. */
function readAddress(address: string): { start: URL; authorization: Record<string, string> } {
  if (!URL.canParse(address)) throw new ImportError('That is not an address that can be read.')
  const start = new URL(address)
  if (start.username === '') return { start, authorization: {} }
  const user = `${decoded(start.username)}:${decoded(start.password)}`
  start.username = ''
  start.password = ''
  return { start, authorization: { authorization: `Basic ${Buffer.from(user).toString('base64')}` } }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    throw new ImportError('The user or the password in that address holds a % that is not %25.', { cause: error })
  }
}

type Request = { signal: AbortSignal; headers: Record<string, string> }

async function fetchInto(path: string, address: URL, budget: number, request: Request): Promise<number> {
  const { body, status } = await fetchOnHost(address, request)
  if (status !== 200 || !body) throw new ImportError(`${nameOf(address)} answers with ${status}.`)
  let size = 0
  async function* counted(pieces: AsyncIterable<Uint8Array>) {
    for await (const piece of pieces) {
      size += piece.byteLength
      if (size > budget) throw new ImportError(`${nameOf(address)} is larger than what is read at once.`)
      yield piece
    }
  }
  await pipeline(body, counted, createWriteStream(path), { signal: request.signal })
  return size
}

async function fetchOnHost(address: URL, request: Request): Promise<Response> {
  let at = address
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const response = await fetch(at, { ...request, redirect: 'manual' })
    const location = response.headers.get('location')
    if (response.status < 300 || response.status > 399 || location === null) return response
    await response.body?.cancel()
    at = onSameHost(new URL(location, at), address, 'is moved')
  }
  throw new ImportError(`${nameOf(address)} sends on and on.`)
}

function nextPage(text: string, page: URL, start: URL): URL | null {
  if (!text.trimStart().startsWith('{')) return null
  const { links }: { links?: unknown } = parse(text)
  if (!Array.isArray(links)) return null
  const link = links.find((candidate) => candidate?.rel === 'next' && typeof candidate.href === 'string')
  return link ? onSameHost(new URL(link.href, page), start, 'goes on') : null
}

// What is not JSON is for the importer to refuse, in its own words.
function parse(text: string): { links?: unknown } {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

// Behind a proxy a service may write http in its own links.
function onSameHost(address: URL, start: URL, what: string): URL {
  if (address.host !== start.host || !/^https?:$/.test(address.protocol)) {
    throw new ImportError(`${nameOf(start)} ${what} at another host (${address.host}): name that address yourself.`)
  }
  address.protocol = start.protocol
  return address
}

const nameOf = ({ origin, pathname }: URL) => `${origin}${pathname}`

const tell = (error: unknown) => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message : String(cause)
}
