import { randomUUID } from 'node:crypto'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

interface Asked {
  routeKey: string
  pathParameters: Record<string, string>
  sourceIp: string
  now: Date
}

/** What was asked, whoever read it off the wire. Names of headers are in lower case, repeated ones joined. */
export interface Sent {
  method: string
  host: string
  path: string
  query: string // without its question mark
  headers: Record<string, string | undefined>
  body: Buffer
}

const requestContext = { accountId: '000000000000', apiId: 'local', stage: '$default' }

/** An HTTP request as API Gateway hands it to a function (payload 2.0). Whatever is empty is absent. */
export async function eventOf(request: Request, asked: Asked): Promise<APIGatewayProxyEventV2> {
  const { host, pathname, search } = new URL(request.url)
  const headers: Record<string, string> = Object.fromEntries(request.headers)
  const body = Buffer.from(await request.arrayBuffer())
  return eventFrom(
    { method: request.method, host, path: pathname, query: search.slice(1), headers, body },
    asked,
  )
}

export function eventFrom(
  { method, host, path, query, headers, body }: Sent,
  asked: Asked,
): APIGatewayProxyEventV2 {
  const { routeKey, pathParameters, sourceIp, now } = asked
  const { cookie, ...given } = headers
  const domainName = host.replace(/:\d+$/, '')
  const event: APIGatewayProxyEventV2 = {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    headers: given,
    requestContext: {
      domainName,
      domainPrefix: domainName.split('.', 1)[0] ?? '',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp, userAgent: headers['user-agent'] ?? '' },
      requestId: randomUUID(),
      routeKey,
      time: timeOf(now),
      timeEpoch: now.getTime(),
      ...requestContext, // last: fields that follow a spread are added one by one, at fifteen times the price
    },
    isBase64Encoded: false,
  }
  // Compression on the way out made the tag weak; the handler knows only its own.
  const known = given['if-none-match']
  if (known) given['if-none-match'] = known.replace(/^W\//, '')
  if (cookie) event.cookies = cookie.split('; ')
  if (query) event.queryStringParameters = queryOf(query)
  if (Object.keys(pathParameters).length > 0) event.pathParameters = pathParameters
  if (body.length > 0) {
    event.isBase64Encoded = !isText(given['content-type'] ?? 'text/plain')
    event.body = body.toString(event.isBase64Encoded ? 'base64' : 'utf8')
  }
  return event
}

function queryOf(text: string): Record<string, string> {
  const query: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(text))
    query[name] = name in query ? `${query[name]},${value}` : value
  return query
}

const isText = (contentType: string) =>
  /^(text\/|application\/(json|xml|javascript|x-www-form-urlencoded)|[^;]+\+(json|xml))/i.test(contentType)

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `24/Nov/2026:08:00:00 +0000`, the way web servers have always written it. */
function timeOf(now: Date): string {
  const [day = '', time = ''] = now.toISOString().split('T')
  const [year, month, date] = day.split('-')
  return `${date}/${months[Number(month) - 1]}/${year}:${time.slice(0, 8)} +0000`
}

/** What a function answered, as the client gets it. */
export function responseOf({
  statusCode = 200,
  headers = {},
  cookies = [],
  body,
  isBase64Encoded,
}: APIGatewayProxyStructuredResultV2): Response {
  const sent = new Headers(
    Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
  )
  for (const cookie of cookies) sent.append('set-cookie', cookie)
  const bytes = isBase64Encoded ? Buffer.from(body ?? '', 'base64') : body
  return new Response(statusCode === 204 || statusCode === 304 ? null : bytes, {
    status: statusCode,
    headers: sent,
  })
}
