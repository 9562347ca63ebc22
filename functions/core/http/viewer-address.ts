import { timingSafeEqual } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { environment } from '../environment'
import type { RequestOrigin } from './request-origin'

/**
 * The address of the phone or browser. Behind the distribution the gateway sees the edge's own address; the
 * edge names the viewer's and proves itself by a key. A caller who reaches the gateway directly has no key,
 * so what such a caller claims counts for nothing.
 */
export function viewerAddressOf({ sourceIp, edge }: RequestOrigin): string {
  const expected = environment.edgeKey
  if (!expected || !edge?.key || !edge.viewerAddress) return sourceIp
  const [given, known] = [Buffer.from(edge.key), Buffer.from(expected)]
  const isFromEdge = given.length === known.length && timingSafeEqual(given, known)
  return isFromEdge ? edge.viewerAddress : sourceIp
}

const IPV6_GROUPS = 8 // of 16 bits

/**
 * What one subscriber has: an address of IPv4, or the first half of one of IPv6, whose second half a phone
 * changes at will.
 */
export const networkOf = (address: string): string => {
  if (!isIPv6(address)) return address
  const [before = '', after = ''] = address.toLowerCase().split('::')
  const groups = before.split(':').filter(Boolean)
  const rest = after.split(':').filter(Boolean)
  while (groups.length + rest.length < IPV6_GROUPS) groups.push('0')
  return [...groups, ...rest].slice(0, IPV6_GROUPS / 2).join(':')
}
