import { BlockList, isIPv6 } from 'node:net'
import type { MiddlewareHandler } from 'hono'
import type { AppContext, AppEnv } from './context.ts'

type Addressed = { remoteAddress: string | undefined; forwardedFor: string | undefined }

/**
 * Reads the address a request came from: of the connection, or, behind trusted proxies, the right-most hop of
 * `X-Forwarded-For` that is not one of them. An IPv6 address counts by its /64, as one household has that many.
 */
export function createAddressReader({ environment }: Pick<AppContext, 'environment'>) {
  const trusted = new BlockList()
  for (const range of environment.TRUSTED_PROXIES) {
    const [network = '', prefix = isIPv6(network) ? '128' : '32'] = range.split('/')
    trusted.addSubnet(network, Number(prefix), isIPv6(network) ? 'ipv6' : 'ipv4')
  }
  const isTrusted = (address: string) => trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
  return ({ remoteAddress = 'in-process', forwardedFor = '' }: Addressed): string => {
    const direct = plain(remoteAddress)
    const hops = forwardedFor.split(',').map((hop) => plain(hop.trim()))
    const client = isTrusted(direct) ? (hops.reverse().find((hop) => hop && !isTrusted(hop)) ?? direct) : direct
    return isIPv6(client) ? network64(client) : client
  }
}

/** Puts the address a request came from in `clientAddress`. */
export function clientAddress(context: Pick<AppContext, 'environment'>): MiddlewareHandler<AppEnv> {
  const addressOf = createAddressReader(context)
  return async (c, next) => {
    const remoteAddress = c.env?.incoming?.socket.remoteAddress
    c.set('clientAddress', addressOf({ remoteAddress, forwardedFor: c.req.header('x-forwarded-for') }))
    await next()
  }
}

/** The address alone: without the IPv4 mapping, and without the brackets and port that some proxies write. */
const plain = (hop: string) =>
  hop
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/^::ffff:/i, '')

/** The first four groups of an IPv6 address, with the zeros that `::` leaves out. */
function network64(address: string): string {
  const [head = '', tail = ''] = address.split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail.split(':').filter(Boolean)
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0')
  const groups = address.includes('::') ? [...before, ...zeros, ...after] : before
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
