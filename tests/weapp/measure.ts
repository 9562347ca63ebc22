/**
 * Prints the bytes of both builds of the mini-program and what each page sends to the view at its first
 * render, as JSON. Run `npm run build:weapp` and `npm run build:h5` first, then `npx tsx
 * tests/weapp/measure.ts`.
 */
import { setUp } from '../support/engine/setup'
import { measureH5, measurePackages } from './build-files'
import { measureTree } from './page-tree'
import { startPhone } from './simulated-phone'

const QUIET_MS = 400

const stopEngine = await setUp()
// These read the environment that the engine has set.
const { aCollege } = await import('./given')
const { createWxNetwork } = await import('./wx-network')
const { pages } = await import('@zhixing/shared/pages')
const { announcementsPages } = await import('@zhixing/shared/announcements/pages')
const { cataloguePages } = await import('@zhixing/shared/catalogue/pages')
const { ledgerPages } = await import('@zhixing/shared/ledger/pages')

const college = await aCollege()
const urls = [
  pages.home,
  pages.catalogue,
  pages.study,
  pages.me,
  cataloguePages.search,
  announcementsPages.announcements,
  ledgerPages.transcript,
  pages.settings,
  `${cataloguePages.course}?courseId=${college.courseId}`,
  `${announcementsPages.announcement}?announcementId=${college.announcementId}`,
  college.videoUrl,
  college.articleUrl,
]

async function measureFirstRender(url: string) {
  const phone = startPhone({ request: createWxNetwork().request, storage: college.storage() })
  const from = performance.now()
  phone.open(url)
  const page = await phone.waitUntilQuiet(QUIET_MS)
  const ms = Math.round(performance.now() - from - QUIET_MS)
  phone.kill()
  const bytes = phone.setDataCalls.map((call) => call.bytes)
  return { route: page.route, setData: bytes.length, bytes, ms, ...measureTree(page) }
}

const firstPaints: Record<string, unknown> = {}
for (const url of urls) {
  const { route, ...measured } = await measureFirstRender(url)
  firstPaints[route] = measured
}
console.log(JSON.stringify({ bytesByPackage: measurePackages(), h5: measureH5(), firstPaints }, null, 2))
await stopEngine()
process.exit(0)
