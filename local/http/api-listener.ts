import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { createApiEvent } from './api-event'
import { isApiRoute } from './gateway'
import { createProblemResult } from './problem-response'
import { createRouteMatcher, type Route } from './route-matcher'

const BODY_BYTES_MAX = 1024 * 1024

/**
 * A listener that answers the API's routes and leaves every other request to `site`. It works on Node's own
 * request and response: a heartbeat is one write, and a framework around it costs more than the write.
 */
export function createApiListener(site: RequestListener, routes: Route[], now: () => Date): RequestListener {
  const findRoute = createRouteMatcher(routes.filter(isApiRoute))
  return (request, response) => {
    const { method = '', url = '', headers } = request
    const queryStart = url.indexOf('?')
    const path = queryStart < 0 ? url : url.slice(0, queryStart)
    const matched = findRoute(method, path)
    if (!matched) return site(request, response)
    readBody(request, (body) => {
      // The rest of a body that is too large is not read, so the connection cannot serve another request.
      if (!body)
        return send(response, createProblemResult('request/too-large', { headers: { connection: 'close' } }))
      const received = {
        method,
        host: headers.host ?? '',
        path,
        query: queryStart < 0 ? '' : url.slice(queryStart + 1),
        headers: headers as SingleHeaders,
        body,
      }
      const { routeKey, handler } = matched.route
      const sourceIp = request.socket.remoteAddress ?? '127.0.0.1'
      const match = { routeKey, pathParameters: matched.pathParameters, sourceIp, now: now() }
      handler(createApiEvent(received, match)).then(
        (result) => send(response, result as APIGatewayProxyStructuredResultV2),
        (error: unknown) => {
          console.error(error)
          send(response, createProblemResult('service/failed'))
        },
      )
    })
  }
}

/** Node gives a list for `set-cookie` only, which no request carries. */
type SingleHeaders = Record<string, string | undefined>

/**
 * Calls back once: with the body, or with undefined as soon as it exceeds the limit. Never calls back if the
 * request breaks off, as there is no connection left to answer on.
 */
function readBody(request: IncomingMessage, onEnd: (body: Buffer | undefined) => void) {
  if (Number(request.headers['content-length'] ?? 0) > BODY_BYTES_MAX) return onEnd(undefined)
  const chunks: Buffer[] = []
  let length = 0
  request.on('data', (chunk: Buffer) => {
    const wasWithinLimit = length <= BODY_BYTES_MAX
    length += chunk.length
    if (length <= BODY_BYTES_MAX) chunks.push(chunk)
    else if (wasWithinLimit) onEnd(undefined)
  })
  request.on('end', () => {
    if (length <= BODY_BYTES_MAX) onEnd(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))
  })
}

function send(response: ServerResponse, result: APIGatewayProxyStructuredResultV2) {
  const { statusCode = 200, headers, cookies, body = '', isBase64Encoded } = result
  const sentHeaders: Record<string, string | number | string[]> = {}
  for (const name in headers) sentHeaders[name] = String(headers[name])
  if (cookies?.length) sentHeaders['set-cookie'] = cookies
  if (statusCode === 204 || statusCode === 304) return response.writeHead(statusCode, sentHeaders).end()
  const bytes = isBase64Encoded ? Buffer.from(body, 'base64') : body
  sentHeaders['content-length'] = Buffer.byteLength(bytes)
  return response.writeHead(statusCode, sentHeaders).end(bytes)
}
