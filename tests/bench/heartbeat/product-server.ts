import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { handler } from '@zhixing/functions/progress/handler'
import { gateway, type Route } from '@zhixing/local/gateway'

/** The module `progress` behind the local gateway, as npm start serves it, and nothing else. */
const routes = handler.endpoints.map(({ contract }) => ({
  routeKey: `${contract.method} ${contract.path}`,
  handler: handler as unknown as Route['handler'],
}))
const server = serve({ fetch: gateway(routes, () => new Date()).fetch, hostname: '127.0.0.1', port: 0 }, () => {
  console.log(`listening ${(server.address() as AddressInfo).port}`)
})
