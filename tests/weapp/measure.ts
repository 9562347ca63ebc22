/**
 * What the build for WeChat weighs and what it sends at the first paint, by page: `npm run build:weapp`, then
 * `npx tsx tests/weapp/measure.ts`. Prints JSON.
 */
import { readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { setUp } from '../support/engine/setup'
import { dist, startPhone } from './phone'
import { measuresOf } from './screen'

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
  )

const stopEngine = await setUp()
const { aCollege } = await import('./learner')
const { server } = await import('./server')
const { pages } = await import('@zhixing/shared/pages')
const { announcementsPages } = await import('@zhixing/shared/announcements/pages')
const { cataloguePages } = await import('@zhixing/shared/catalogue/pages')
const { ledgerPages } = await import('@zhixing/shared/ledger/pages')
const { progressPages } = await import('@zhixing/shared/progress/pages')

const college = await aCollege()
const lesson = (page: string, lessonId: string) => `${page}?courseId=${college.courseId}&lessonId=${lessonId}`
const urls = [
  ...[
    pages.home,
    pages.catalogue,
    pages.study,
    pages.me,
    cataloguePages.search,
    announcementsPages.announcements,
    ledgerPages.transcript,
    pages.settings,
  ],
  `${cataloguePages.course}?courseId=${college.courseId}`,
  `${announcementsPages.announcement}?announcementId=${college.announcementId}`,
  lesson(progressPages.play, college.film),
  lesson(progressPages.read, college.article),
]

const firstPaints: Record<string, unknown> = {}
for (const url of urls) {
  const phone = startPhone({ request: server().request, storage: college.storage() })
  const from = performance.now()
  phone.open(url)
  const page = await phone.quiet(400)
  const bytes = phone.sent.map((each) => each.bytes)
  firstPaints[page.route] = {
    setData: bytes.length,
    bytes,
    ms: Math.round(performance.now() - from - 400),
    ...measuresOf(page),
  }
  phone.kill()
}

const bytesByPackage: Record<string, number> = {}
for (const path of files(dist)) {
  const name = /^packages\/(\w+)\//.exec(relative(dist, path))?.[1] ?? 'main'
  bytesByPackage[name] = (bytesByPackage[name] ?? 0) + statSync(path).size
}
console.log(JSON.stringify({ bytesByPackage, firstPaints }, null, 2))
await stopEngine()
process.exit(0)
