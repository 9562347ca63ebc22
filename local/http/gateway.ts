import { getConnInfo } from '@hono/node-server/conninfo'
import { problemOf, Refusal } from '@zhixing/shared/problem'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { type Context, Hono } from 'hono'
import { importHandler, readDeployment } from '../deployment/deployment'
import { eventOf, responseOf } from './api-event'

export interface Route {
  routeKey: string
  handler: (event: unknown, context?: unknown) => Promise<unknown>
}

/** The routes of the deployment with the functions behind them. */
export const deployedRoutes = (): Promise<Route[]> =>
  Promise.all(
    readDeployment().routes.map(async ({ handler, routeKey }) => ({
      routeKey,
      handler: await importHandler(handler),
    })),
  )

/** Below it lies what clients call all the time (api.ts); the few routes beside it may take the way of pages and files. */
export const isApi = ({ routeKey }: Route) => routeKey.includes(' /v1/')

/** API Gateway on one machine: the same event for the same handlers. An unknown route is answered as a problem, for clients know nothing else. */
export function gateway(routes: Route[], now: () => Date): Hono {
  const app = new Hono()
  for (const { routeKey, handler } of routes.filter((route) => !isApi(route))) {
    const [method = '', path = ''] = routeKey.split(' ')
    app.on(method, path, async (context) => {
      const event = await eventOf(context.req.raw, {
        routeKey,
        pathParameters: {},
        sourceIp: sourceIpOf(context),
        now: now(),
      })
      return responseOf((await handler(event)) as APIGatewayProxyStructuredResultV2)
    })
  }
  app.all('/v1/*', () => refused('request/not-found'))
  return app
}

const sourceIpOf = (context: Context) => getConnInfo(context).remote.address ?? '127.0.0.1'

export function refused(type: 'request/not-found' | 'request/invalid'): Response {
  const refusal = new Refusal(type)
  const headers = { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' }
  return new Response(JSON.stringify(problemOf(refusal)), { status: refusal.status, headers })
}
