import { addDays } from '@zhixing/shared/calendar'
import { demoApps } from '../../deployment/wechat-apps'
import type { VirtualClock } from '../../jobs/virtual-clock'
import type { Simulator } from '../../wechat/simulator'
import { demoLearnerId } from '../demo-id'
import type { DemoPerson } from '../people/demo-persons'
import type { CallApi, CallContext, DemoActor } from '../requests/api-caller'

/** What every loader works with. */
export interface DemoScene {
  callApi: CallApi
  people: DemoPerson[]
  simulator: Simulator
  clock: Pick<VirtualClock, 'now'>
  /** When loading began. Dates of the demo are counted from it, also after an interrupted load. */
  today: Date
}

/** Called with the share of a task that is done, from 0 to 1. */
export type ReportShare = (share: number) => void

/** Throws if the demo has no such person. */
export function findPerson({ people }: Pick<DemoScene, 'people'>, personId: string): DemoPerson {
  const person = people.find((each) => each.personId === personId)
  if (!person) throw new Error(`the demo has no person ${personId}`)
  return person
}

export const wechatOf = (simulator: Simulator, appid: string, { personId }: DemoPerson) => ({
  appid,
  openid: simulator.openidOf(appid, personId),
  unionid: simulator.unionidOf(appid, personId),
})

export const actorOf = (simulator: Simulator, person: DemoPerson): DemoActor => ({
  learnerId: demoLearnerId(person),
  wechat: wechatOf(simulator, demoApps.miniProgram, person),
})

export const daysBefore = (instant: Date, days: number) => addDays(instant, -days)

/** A call from the console by an administrator, so many days before today. */
export function asStaff(scene: DemoScene, personId: string, daysAgo: number): CallContext {
  const actor = actorOf(scene.simulator, findPerson(scene, personId))
  return { actor, surface: 'console', now: daysBefore(scene.today, daysAgo) }
}

/** A call from the mini-program, so many days before today. */
export const asLearner = (scene: DemoScene, person: DemoPerson, daysAgo: number): CallContext => ({
  actor: actorOf(scene.simulator, person),
  surface: 'learner',
  now: daysBefore(scene.today, daysAgo),
})
