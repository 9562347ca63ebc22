import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { handler } from '@zhixing/functions/progress/handler'
import { createApiListener } from '@zhixing/local/http/api-listener'
import { gatewayRoutes } from '@zhixing/local/http/gateway'
import type { Route } from '@zhixing/local/http/route-matcher'

/** The module `progress` behind the local gateway, as `npm start` serves it. */
const routes = handler.endpoints.map(({ contract }) => ({
  routeKey: `${contract.method} ${contract.path}`,
  handler: handler as unknown as Route['handler'],
}))
const now = () => new Date()
const server = createServer(
  createApiListener(getRequestListener(gatewayRoutes(routes, now).fetch), routes, now),
)
server.listen(0, '127.0.0.1', () => console.log(`listening ${(server.address() as AddressInfo).port}`))
