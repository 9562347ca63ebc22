import { readFileSync } from 'node:fs'
import { tallyRegistrations } from '@zhixing/functions/catalogue/tally'
import { documentClient } from '@zhixing/functions/core/dynamodb/table'
import { environment } from '@zhixing/functions/core/environment'
import { seal } from '@zhixing/functions/log/seal'
import type { Route } from '../http/gateway'
import type { VirtualClock } from '../jobs/clock'
import { writeDurably } from '../process/durable-file'
import type { Progress } from '../start/progress'
import type { Simulator } from '../wechat/simulator'
import { courses, fewCourses } from './content/courses'
import { loadAnnouncements } from './loaders/load-announcements'
import { loadCourses } from './loaders/load-courses'
import { loadCreditRequests } from './loaders/load-credit-requests'
import { loadHabits } from './loaders/load-habits'
import { loadOrganisations } from './loaders/load-organisations'
import { askerOfPerson, loadPeople } from './loaders/load-people'
import { loadReviews } from './loaders/load-reviews'
import { loadStudy } from './loaders/load-study'
import { roll } from './people/roll'
import { askerOf } from './requests/ask'
import { groupCommits } from './requests/group-commit'

export interface DemoOptions {
  size: 'full' | 'small' | 'none'
  routes: Route[]
  simulator: Simulator
  progress: Progress
  clock: VirtualClock
  /** Written last: loading that was interrupted is taken up again. */
  marker: string
  /** Whether the engine knows transactions. */
  transactions: boolean
}

/** A province with its people, courses, announcements and some study already done. Every part may be repeated, so an interruption needs no cleaning up. */
export async function loadDemo({
  size,
  routes,
  simulator,
  progress,
  clock,
  marker,
  transactions,
}: DemoOptions): Promise<void> {
  if (size === 'none') return
  const kept = markOf(marker)
  if (kept?.done) return
  // Begun yesterday, gone on with today: the days are still counted from when it began.
  const today = kept ? new Date(kept.startedAt) : clock.now()
  writeDurably(marker, JSON.stringify({ startedAt: today.toISOString(), done: false }))
  const bar = progress.step('演示数据')
  const part = (from: number, to: number, note: string) => (share: number) =>
    bar.at(from + (to - from) * share, note)
  try {
    const isWanted = size === 'full' ? () => true : isInCounty
    const endGroups = transactions
      ? groupCommits(documentClient, environment.dynamodbEndpoint ?? '')
      : () => {}
    await loadOrganisations(isWanted, part(0, 0.45, '组织'))
    const people = await roll(size === 'full' ? 1200 : 20, isWanted)
    await loadPeople(people, simulator, today, part(0.45, 0.65, '学员'))
    endGroups()

    const ask = askerOf(routes)
    const askers = new Map(
      people.slice(0, 50).map((person) => [person.personId, askerOfPerson(simulator, person)]),
    )
    const system = askers.get('xitong')
    if (!system) throw new Error('the demo has no administrator')
    const loaded = await loadCourses(
      ask,
      system,
      today,
      size === 'full' ? courses : fewCourses,
      part(0.65, 0.75, '课程'),
    )
    await loadAnnouncements(ask, askers, today)
    await loadStudy(ask, people, loaded, simulator, today, part(0.75, 0.97, '学习记录'))
    await loadCreditRequests(ask, askers, people, today, clock)
    await loadReviews({ ask, askers, people, courses: loaded, simulator, today })
    await loadHabits(ask, people, simulator, today)
    await tallyRegistrations(clock.now())
    await seal(clock.now()) // what is studied from now on waits for the night, as it would
  } catch (error) {
    bar.failed('没有加载完，重新启动会接着加载')
    throw error
  }
  writeDurably(marker, JSON.stringify({ startedAt: today.toISOString(), done: true }))
  bar.done('')
}

/** One county with all that is above it. */
const isInCounty = (code: string) => code.startsWith('430121') || '430121'.startsWith(code)

function markOf(marker: string): { startedAt: string; done: boolean } | undefined {
  try {
    return JSON.parse(readFileSync(marker, 'utf8'))
  } catch {
    return undefined // the first start
  }
}
