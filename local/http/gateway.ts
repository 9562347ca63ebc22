import { getConnInfo } from '@hono/node-server/conninfo'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { type Context, Hono } from 'hono'
import { importHandler, readDeployment } from '../deployment/deployment'
import { readApiEvent, toResponse } from './api-event'
import { problemResponse } from './problem-response'
import type { Route } from './route-matcher'

/** The routes in serverless.yml, each with the function that it calls. */
export const importRoutes = (): Promise<Route[]> =>
  Promise.all(
    readDeployment().routes.map(async ({ handler, routeKey }) => ({
      routeKey,
      handler: await importHandler(handler),
    })),
  )

/** Routes below `/v1/` are answered by the API listener. */
export const isApiRoute = ({ routeKey }: Route) => routeKey.includes(' /v1/')

/** The deployed routes outside `/v1/`, such as `/openapi.json`. Unknown routes below `/v1/` are refused. */
export function gatewayRoutes(routes: Route[], now: () => Date): Hono {
  const app = new Hono()
  for (const { routeKey, handler } of routes.filter((route) => !isApiRoute(route))) {
    const [method = '', path = ''] = routeKey.split(' ')
    app.on(method, path, async (context) => {
      const match = { routeKey, pathParameters: {}, sourceIp: sourceIpOf(context), now: now() }
      const result = await handler(await readApiEvent(context.req.raw, match))
      return toResponse(result as APIGatewayProxyStructuredResultV2)
    })
  }
  app.all('/v1/*', () => problemResponse('request/not-found'))
  return app
}

const sourceIpOf = (context: Context) => getConnInfo(context).remote.address ?? '127.0.0.1'
