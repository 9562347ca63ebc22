import { getConnInfo } from '@hono/node-server/conninfo'
import { problemOf, Refusal } from '@zhixing/shared/problem'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { importHandler, readDeployment } from './deployment'
import { eventOf, responseOf } from './event'

export interface Route {
  routeKey: string
  handler: (event: unknown, context?: unknown) => Promise<unknown>
}

/** The routes of the deployment with the functions behind them. */
export const deployedRoutes = (): Promise<Route[]> =>
  Promise.all(readDeployment().routes.map(async ({ handler, routeKey }) => ({ routeKey, handler: await importHandler(handler) })))

const BODY_BYTES_MAX = 1024 * 1024

/** API Gateway on one machine: the same event for the same handlers. An unknown route is answered as a problem, for clients know nothing else. */
export function gateway(routes: Route[], now: () => Date): Hono {
  const app = new Hono()
  app.use(bodyLimit({ maxSize: BODY_BYTES_MAX, onError: () => tooLarge() }))
  // API Gateway prefers the more particular route; here the first that fits is taken.
  for (const { routeKey, handler } of [...routes].sort((one, other) => placesIn(one) - placesIn(other))) {
    const [method = '', path = ''] = routeKey.split(' ')
    app.on(method, path.replaceAll(/\{(\w+)\}/g, ':$1'), async (context) => {
      const pathParameters = context.req.param() as Record<string, string>
      const event = await eventOf(context.req.raw, { routeKey, pathParameters, sourceIp: sourceIpOf(context), now: now() })
      return responseOf((await handler(event)) as APIGatewayProxyStructuredResultV2)
    })
  }
  app.all('/v1/*', () => refused('request/not-found'))
  return app
}

/** What is still on its way is not read, so the connection cannot serve another request. */
function tooLarge(): Response {
  const response = refused('request/too-large')
  response.headers.set('connection', 'close')
  return response
}

const placesIn = ({ routeKey }: Route) => routeKey.split('{').length

const sourceIpOf = (context: Context) => getConnInfo(context).remote.address ?? '127.0.0.1'

export function refused(type: 'request/not-found' | 'request/too-large' | 'request/invalid' | 'service/failed'): Response {
  const refusal = new Refusal(type)
  const headers = { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' }
  return new Response(JSON.stringify(problemOf(refusal)), { status: refusal.status, headers })
}
