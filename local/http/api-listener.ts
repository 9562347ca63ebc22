import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { type ProblemType, problemOf, Refusal } from '@zhixing/shared/problem'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { eventFrom } from './api-event'
import { isApi, type Route } from './gateway'

const BODY_BYTES_MAX = 1024 * 1024

/**
 * What clients call all the time, straight off the socket: a beat is one write, and everything a framework puts around it would cost more than it
 * does. Whatever fits no route is left to the rest of the site.
 */
export function apiBefore(site: RequestListener, routes: Route[], now: () => Date): RequestListener {
  const find = finder(routes.filter(isApi))
  return (request, response) => {
    const { method = '', url = '', headers } = request
    const at = url.indexOf('?')
    const path = at < 0 ? url : url.slice(0, at)
    const found = find(method, path)
    if (!found) return site(request, response)
    read(request, (body) => {
      if (!body) return tooLarge(response)
      const sent = {
        method,
        host: headers.host ?? '',
        path,
        query: at < 0 ? '' : url.slice(at + 1),
        headers: headers as Headers,
        body,
      }
      const { routeKey, handler } = found.route
      const sourceIp = request.socket.remoteAddress ?? '127.0.0.1'
      handler(eventFrom(sent, { routeKey, pathParameters: found.pathParameters, sourceIp, now: now() })).then(
        (result) => answer(response, result as APIGatewayProxyStructuredResultV2),
        (error: unknown) => {
          console.error(error)
          refuse(response, 'service/failed')
        },
      )
    })
  }
}

type Headers = Record<string, string | undefined> // only set-cookie would be a list, and that one is never sent to us

/** As API Gateway does: a path without parameters first, then the more particular one. */
function finder(routes: Route[]) {
  const exact = new Map(routes.map((route) => [route.routeKey, { route, pathParameters: {} }]))
  const patterns = routes
    .filter(({ routeKey }) => routeKey.includes('{'))
    .sort((one, other) => placesIn(one) - placesIn(other))
    .map((route) => ({
      route,
      pattern: new RegExp(`^${route.routeKey.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
    }))
  return (method: string, path: string) => {
    const asked = `${method} ${path}`
    const known = exact.get(asked)
    if (known) return known
    for (const { route, pattern } of patterns) {
      const fits = pattern.exec(asked)
      if (fits) return { route, pathParameters: decoded(fits.groups ?? {}) }
    }
    return undefined
  }
}

const placesIn = ({ routeKey }: Route) => routeKey.split('{').length

function decoded(parameters: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, decodeOr(value)]))
}

function decodeOr(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** Undefined: more than is taken. */
function read(request: IncomingMessage, then: (body: Buffer | undefined) => void) {
  if (Number(request.headers['content-length'] ?? 0) > BODY_BYTES_MAX) return then(undefined)
  const parts: Buffer[] = []
  let length = 0
  request.on('data', (part: Buffer) => {
    length += part.length
    if (length <= BODY_BYTES_MAX) parts.push(part)
    else if (length - part.length <= BODY_BYTES_MAX) then(undefined)
  })
  request.on('end', () => {
    if (length <= BODY_BYTES_MAX) then(parts.length === 1 ? parts[0] : Buffer.concat(parts))
  })
}

function answer(
  response: ServerResponse,
  { statusCode = 200, headers, cookies, body, isBase64Encoded }: APIGatewayProxyStructuredResultV2,
) {
  const sent: Record<string, string | number | string[]> = {}
  for (const name in headers) sent[name] = String(headers[name])
  if (cookies?.length) sent['set-cookie'] = cookies
  if (statusCode === 204 || statusCode === 304) return response.writeHead(statusCode, sent).end()
  const bytes = isBase64Encoded ? Buffer.from(body ?? '', 'base64') : (body ?? '')
  sent['content-length'] = Buffer.byteLength(bytes)
  return response.writeHead(statusCode, sent).end(bytes)
}

function refuse(response: ServerResponse, type: ProblemType, more: Record<string, string> = {}) {
  const refusal = new Refusal(type)
  const headers = {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    ...more,
  }
  answer(response, { statusCode: refusal.status, headers, body: JSON.stringify(problemOf(refusal)) })
}

/** What is still on its way is not read, so the connection cannot serve another request. */
const tooLarge = (response: ServerResponse) => refuse(response, 'request/too-large', { connection: 'close' })
