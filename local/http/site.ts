import { createServer, type RequestListener } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { secureHeaders } from 'hono/secure-headers'
import { bucketPaths } from '../deployment/environment'
import type { VirtualClock } from '../jobs/virtual-clock'
import { demoLinks } from '../pages/demo-links'
import { htmlResponse, renderPage } from '../pages/html-page'
import type { ClientBuild } from '../start/client-build'
import { type BucketOptions, bucketRoutes } from '../storage/bucket-routes'
import { mediaRoutes } from '../storage/media-routes'
import { createApiListener } from './api-listener'
import { clientRoutes } from './client-routes'
import { clockRoutes } from './clock-routes'
import { gatewayRoutes } from './gateway'
import { healthRoutes } from './health-routes'
import type { Route } from './route-matcher'
import { requireSameOrigin } from './same-origin'

interface SiteOptions {
  routes: Route[]
  clock: VirtualClock
  runDueJobs: () => Promise<void>
  builds: { h5: ClientBuild; console: ClientBuild }
  buckets: Record<keyof typeof bucketPaths, BucketOptions>
  /** Titles of the parts that are not ready yet. */
  listMissingParts: () => string[]
  /** The WeChat simulator. */
  wechat: Hono
}

/** Everything that one machine serves, on one port: API, buckets, clients and the WeChat simulator. */
export function createSite(options: SiteOptions): RequestListener {
  const { routes, clock, runDueJobs, builds, buckets, wechat, listMissingParts } = options
  const app = new Hono()
  // No strict transport security: browsers would apply it to every program on this host.
  app.use(secureHeaders({ strictTransportSecurity: false, referrerPolicy: 'same-origin' }))
  app.use(compress())
  app.get('/', (context) => {
    // The simulator opens `/?phone=<personId>#/page`. The browser keeps the fragment across the redirect.
    if (context.req.query('phone') !== undefined)
      return context.redirect(`/h5/${new URL(context.req.url).search}`, 302)
    return htmlResponse(renderPage('shell', demoLinks()))
  })
  app.get('/h5', (context) => context.redirect('/h5/', 301))
  app.route('/h5/', clientRoutes({ build: builds.h5, isSinglePage: false, script: '/wechat/wx.js' }))
  app.get('/console', (context) => context.redirect('/console/', 301))
  app.route('/console/', clientRoutes({ build: builds.console, isSinglePage: true }))
  app.route(bucketPaths.media, mediaRoutes(buckets.media))
  app.route(bucketPaths.evidence, bucketRoutes(buckets.evidence))
  app.route(bucketPaths.spreadsheets, bucketRoutes(buckets.spreadsheets))
  app.route(bucketPaths.checkpoints, bucketRoutes(buckets.checkpoints))
  app.route('/wechat', wechat)
  app.use('/local/*', requireSameOrigin())
  app.route('/local/clock', clockRoutes(clock, runDueJobs))
  app.route('/healthz', healthRoutes(listMissingParts))
  app.route('/', gatewayRoutes(routes, clock.now))
  app.notFound((context) =>
    context.text('没有这个页面。学员端在 / ，管理端在 /console/ ，微信模拟器在 /wechat/ 。', 404),
  )
  return createApiListener(getRequestListener(app.fetch), routes, clock.now)
}

/** Resolves when the server listens. `close` also ends idle connections, which video players keep open. */
export async function listen(site: RequestListener, port: number, hostname: string) {
  const server = createServer(site)
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, hostname, resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { close }
}
