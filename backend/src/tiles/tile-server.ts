import type { IncomingMessage, ServerResponse } from 'node:http'
import { ideaKind, ideaStatus, ideaTheme } from '../contract/ideas.ts'
import { createAddressReader } from '../http/client-address.ts'
import type { AppContext } from '../http/context.ts'
import { createGate } from '../http/rate-limit.ts'
import { matchesEtag } from '../http/serialised.ts'
import { MAX_TILE_ZOOM, type PinFilter } from '../pin-index/pin-index.ts'
import { acceptsGzip, compressed, type KeptTile, KeptTiles, TILE_TYPE } from './kept-tiles.ts'

const ADDRESS = /^\/api\/tiles\/ideas\/(0|[1-9]\d?)\/(0|[1-9]\d{0,5})\/(0|[1-9]\d{0,5})\.mvt(?:\?([\w=&,-]{1,400}))?$/
const ENUMS = { theme: ideaTheme, status: ideaStatus, kind: ideaKind }
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** Headers that every tile has, those of security. */
export type CommonHeaders = readonly (readonly [name: string, value: string])[]

/**
 * Answers the tiles of simple filters (area, theme, status, kind) on Node's own request and response, and gives false
 * for every other request, the faulty ones too: those go the ordinary way. A tile of a thousand pins costs less than
 * the way through router, validation and middleware, and a view of the map asks some thirty.
 */
export function createTileServer(context: AppContext, common: CommonHeaders) {
  const { index } = context
  const bootId = Math.random().toString(36).slice(2, 8)
  const kept = new KeptTiles()
  const addressOf = createAddressReader(context)
  const mayPass = createGate(context, 'read')
  const commonFlat = common.flat()
  const isLimited = context.environment.RATE_LIMITS === 'on'

  return (request: IncomingMessage, response: ServerResponse, otherwise: () => void): void => {
    const { url = '', method, headers } = request
    const wanted = method === 'GET' ? parse(url, context) : null
    const answer = () => {
      try {
        if (wanted) send(url, wanted, headers, response)
        else otherwise()
      } catch {
        // Nothing is written before the tile is whole, so that the ordinary way can still tell what is wrong.
        otherwise()
      }
    }
    if (!wanted || !isLimited) answer()
    else {
      const forwardedFor = headers['x-forwarded-for']?.toString()
      const address = addressOf({ remoteAddress: request.socket.remoteAddress, forwardedFor })
      // Who is past the limit is told so the ordinary way.
      void mayPass(address).then((passes) => (passes ? answer() : otherwise()))
    }
  }

  function send(url: string, wanted: Wanted, headers: IncomingMessage['headers'], response: ServerResponse) {
    const version = `${index.version}`
    // A comma would part two tags.
    const etag = `W/"${bootId}-${version}-${wanted.query.replaceAll(',', '.')}"`
    const own = ['ETag', etag, 'Cache-Control', 'public, max-age=0, must-revalidate', 'Vary', 'Accept-Encoding']
    const isKnown = headers['if-none-match'] !== undefined && matchesEtag(headers['if-none-match'], etag)
    const tile = isKnown ? null : tileOf(url, version, wanted)
    const gzip = tile && acceptsGzip(headers['accept-encoding']?.toString()) ? compressed(tile) : undefined
    const bytes = gzip ?? tile?.bytes
    if (bytes) own.push('Content-Type', TILE_TYPE, 'Content-Length', String(bytes.length))
    if (gzip) own.push('Content-Encoding', 'gzip')
    response.writeHead(isKnown ? 304 : bytes ? 200 : 204, [...own, ...commonFlat])
    response.end(bytes)
  }

  function tileOf(url: string, version: string, { z, x, y, filter }: Wanted): KeptTile {
    return kept.get(url, version) ?? kept.keep(url, version, index.tile(z, x, y, filter))
  }
}

type Wanted = { z: number; x: number; y: number; query: string; filter: PinFilter }

function parse(url: string, { areaDirectory }: Pick<AppContext, 'areaDirectory'>): Wanted | null {
  const [match, zoom, column, row, query = ''] = ADDRESS.exec(url) ?? []
  if (!match) return null
  const [z, x, y] = [Number(zoom), Number(column), Number(row)]
  const isTile = z <= MAX_TILE_ZOOM && x < 2 ** z && y < 2 ** z
  const filter = isTile ? simpleFilter(query, areaDirectory) : null
  return filter && { z, x, y, query, filter }
}

/** The filter of a query that holds nothing but lists of known values, each name once; null for any other. */
function simpleFilter(query: string, areaDirectory: AppContext['areaDirectory']): PinFilter | null {
  const filter: Record<string, readonly string[] | readonly number[]> = {}
  for (const part of query === '' ? [] : query.split('&')) {
    const [name = '', list = '', ...rest] = part.split('=')
    const values = list.split(',')
    if (rest.length > 0 || name in filter || values.length > 50) return null
    if (name === 'area' && !('areaIds' in filter) && values.every((slug) => SLUG.test(slug) && slug.length <= 80)) {
      filter.areaIds = areaDirectory.idsOf(values)
    } else if (isListed(name) && values.every((value) => ENUMS[name].options.some((option) => option === value))) {
      filter[name] = values
    } else return null
  }
  return filter as PinFilter
}

const isListed = (name: string): name is keyof typeof ENUMS => Object.hasOwn(ENUMS, name)
