import { readFileSync } from 'node:fs'
import { tallyRegistrations } from '@zhixing/functions/catalogue/tally'
import { documentClient } from '@zhixing/functions/core/dynamodb/table'
import { environment } from '@zhixing/functions/core/environment'
import { seal } from '@zhixing/functions/log/seal'
import { followCompletion } from '@zhixing/functions/supervision/follow'
import type { Route } from '../http/route-matcher'
import type { VirtualClock } from '../jobs/virtual-clock'
import { writeFileDurably } from '../process/durable-file'
import type { ProgressDisplay } from '../start/progress'
import type { Simulator } from '../wechat/simulator'
import { courses, fewCourses } from './content/courses'
import type { ReportShare } from './loaders/demo-scene'
import { loadAnnouncements } from './loaders/load-announcements'
import { loadCourses } from './loaders/load-courses'
import { loadCreditRequests } from './loaders/load-credit-requests'
import { loadInboxHabits } from './loaders/load-inbox-habits'
import { loadOrganisations } from './loaders/load-organisations'
import { loadPeople } from './loaders/load-people'
import { loadReviews } from './loaders/load-reviews'
import { loadStudy } from './loaders/load-study'
import { createRoster } from './people/roster'
import { createApiCaller } from './requests/api-caller'
import { groupWrites } from './requests/group-writes'

const FULL_ROSTER = 1200
const SMALL_ROSTER = 20
const COUNTY = '430121' // 长沙县

export interface DemoOptions {
  size: 'full' | 'small' | 'none'
  routes: Route[]
  simulator: Simulator
  progress: ProgressDisplay
  clock: VirtualClock
  /** Records how far loading is. */
  marker: string
  /** Whether the engine supports transactions. */
  hasTransactions: boolean
}

/** Starts the next part of the demo, which ends at this share of the whole. */
type StartPart = (endsAt: number, note: string) => ReportShare

/**
 * Loads a province with its people, courses, announcements and some study, unless it was loaded before. Every
 * part may be repeated, so the next start continues an interrupted load.
 */
export async function loadDemo(options: DemoOptions): Promise<void> {
  const { size, progress, clock, marker } = options
  const state = readMarker(marker)
  if (size === 'none' || state?.done) return
  // Dates are counted from the day on which loading began.
  const today = state ? new Date(state.startedAt) : clock.now()
  const writeMarker = (done: boolean) =>
    writeFileDurably(marker, JSON.stringify({ startedAt: today.toISOString(), done }))
  writeMarker(false)
  const bar = progress.addBar('演示数据')
  let partStart = 0
  const startPart: StartPart = (endsAt, note) => {
    const startsAt = partStart
    partStart = endsAt
    return (share) => bar.update(startsAt + (endsAt - startsAt) * share, note)
  }
  try {
    await loadParts(options, today, startPart)
  } catch (error) {
    bar.fail('没有加载完，重新启动会接着加载')
    throw error
  }
  writeMarker(true)
  bar.complete()
}

async function loadParts(options: DemoOptions, today: Date, startPart: StartPart): Promise<void> {
  const { size, routes, simulator, clock, hasTransactions } = options
  const isFull = size === 'full'
  const isWanted = isFull ? () => true : isAboveOrWithinCounty
  const people = await createRoster(isFull ? FULL_ROSTER : SMALL_ROSTER, isWanted)
  const engineUrl = environment.dynamodbEndpoint
  if (engineUrl === undefined) throw new Error('the demo is loaded into an engine on this machine only')
  const stopGrouping = hasTransactions ? groupWrites(documentClient, engineUrl) : () => {}
  await loadOrganisations(isWanted, startPart(0.45, '组织'))
  await loadPeople(people, simulator, today, startPart(0.65, '学员'))
  stopGrouping()

  const scene = { callApi: createApiCaller(routes), people, simulator, clock, today }
  const loaded = await loadCourses(scene, isFull ? courses : fewCourses, startPart(0.75, '课程'))
  await loadAnnouncements(scene)
  await loadStudy(scene, loaded, startPart(0.97, '学习记录'))
  await loadCreditRequests(scene)
  await loadReviews(scene, loaded)
  await loadInboxHabits(scene)
  await tallyRegistrations(clock.now())
  await seal(clock.now()) // later entries are sealed at night
  await followCompletion(clock.now(), clock.now()) // later changes are counted every quarter of an hour
}

const isAboveOrWithinCounty = (code: string) => COUNTY.startsWith(code) || code.startsWith(COUNTY)

function readMarker(marker: string): { startedAt: string; done: boolean } | undefined {
  try {
    return JSON.parse(readFileSync(marker, 'utf8'))
  } catch {
    return undefined // the first start: a file written durably is never half there
  }
}
