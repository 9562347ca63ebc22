import { createServer, type RequestListener } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { secureHeaders } from 'hono/secure-headers'
import type { VirtualClock } from '../jobs/clock'
import { peopleLinks } from '../pages/demo-links'
import { html, pageOf } from '../pages/html-page'
import type { Build } from '../start/client-build'
import { evidenceRoutes } from '../storage/evidence-routes'
import { mediaRoutes } from '../storage/media-routes'
import { apiBefore } from './api-listener'
import { clientRoutes } from './client-routes'
import { clockRoutes } from './clock-routes'
import { gateway, type Route } from './gateway'

interface Parts {
  routes: Route[]
  clock: VirtualClock
  catchUp: () => Promise<void>
  builds: { h5: Build; console: Build }
  wechat: Hono
  varFolder: string
}

/** Everything one machine answers, on one port: the API, the files, both clients and the platform they live in. */
export function siteOf({ routes, clock, catchUp, builds, wechat, varFolder }: Parts): RequestListener {
  const app = new Hono()
  // Without TLS there is nothing to be strict about, and a browser would remember it for every other program on this port.
  app.use(secureHeaders({ strictTransportSecurity: false, referrerPolicy: 'same-origin' }))
  app.use(compress())
  app.get('/', (context) => {
    // A phone of the simulator names its person: it gets the pages themselves. The part behind # goes along by itself.
    if (context.req.query('phone') !== undefined)
      return context.redirect(`/h5/${new URL(context.req.url).search}`, 302)
    return html(pageOf('shell', peopleLinks()))
  })
  app.get('/h5', (context) => context.redirect('/h5/', 301))
  app.route('/h5/', clientRoutes({ build: builds.h5, fallback: false, script: '/wechat/wx.js' }))
  app.get('/console', (context) => context.redirect('/console/', 301))
  app.route('/console/', clientRoutes({ build: builds.console, fallback: true }))
  app.route('/media', mediaRoutes(varFolder, clock.now))
  app.route('/evidence', evidenceRoutes(varFolder, clock.now))
  app.route('/wechat', wechat)
  app.route('/local/clock', clockRoutes(clock, catchUp))
  app.route('/', gateway(routes, clock.now))
  app.notFound((context) =>
    context.text('没有这个页面。学员端在 / ，管理端在 /console/ ，微信模拟器在 /wechat/ 。', 404),
  )
  return apiBefore(getRequestListener(app.fetch), routes, clock.now)
}

/** Resolves once it listens; `close` ends open connections too, for players keep theirs. */
export async function listen(site: RequestListener, port: number, hostname: string) {
  const server = createServer(site)
  await new Promise<void>((done, failed) => server.once('error', failed).listen(port, hostname, done))
  return {
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
