import { randomUUID } from 'node:crypto'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

interface Asked {
  routeKey: string
  pathParameters: Record<string, string>
  sourceIp: string
  now: Date
}

const requestContext = { accountId: '000000000000', apiId: 'local', stage: '$default' }

/** An HTTP request as API Gateway hands it to a function (payload 2.0). Whatever is empty is absent. */
export async function eventOf(request: Request, { routeKey, pathParameters, sourceIp, now }: Asked): Promise<APIGatewayProxyEventV2> {
  const url = new URL(request.url)
  const { cookie, ...headers } = headersOf(request)
  const query = queryOf(url)
  return {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie && { cookies: cookie.split('; ') }),
    headers,
    ...(query && { queryStringParameters: query }),
    requestContext: {
      ...requestContext,
      domainName: url.hostname,
      domainPrefix: url.hostname.split('.')[0] ?? '',
      http: { method: request.method, path: url.pathname, protocol: 'HTTP/1.1', sourceIp, userAgent: headers['user-agent'] ?? '' },
      requestId: randomUUID(),
      routeKey,
      time: timeOf(now),
      timeEpoch: now.getTime(),
    },
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    ...(await bodyOf(request)),
  }
}

/** Names arrive in lower case, repeated headers joined by commas: the platform's Headers do both already. */
function headersOf(request: Request): Record<string, string | undefined> {
  const headers: Record<string, string> = Object.fromEntries(request.headers)
  // Compression on the way out made the tag weak; the handler knows only its own.
  const known = headers['if-none-match']
  return known === undefined ? headers : { ...headers, 'if-none-match': known.replace(/^W\//, '') }
}

function queryOf(url: URL): Record<string, string> | undefined {
  const query: Record<string, string> = {}
  for (const [name, value] of url.searchParams) query[name] = name in query ? `${query[name]},${value}` : value
  return Object.keys(query).length > 0 ? query : undefined
}

const isText = (contentType: string) =>
  /^(text\/|application\/(json|xml|javascript|x-www-form-urlencoded)|[^;]+\+(json|xml))/i.test(contentType)

async function bodyOf(request: Request): Promise<{ body?: string; isBase64Encoded: boolean }> {
  const body = Buffer.from(await request.arrayBuffer())
  if (body.length === 0) return { isBase64Encoded: false }
  const asText = isText(request.headers.get('content-type') ?? 'text/plain')
  return { body: body.toString(asText ? 'utf8' : 'base64'), isBase64Encoded: !asText }
}

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
  const sent = new Headers(Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]))
  for (const cookie of cookies) sent.append('set-cookie', cookie)
  const bytes = isBase64Encoded ? Buffer.from(body ?? '', 'base64') : body
  return new Response(statusCode === 204 || statusCode === 304 ? null : bytes, { status: statusCode, headers: sent })
}
