import { forEachConcurrently } from '@zhixing/functions/core/concurrency'
import { bindWechat } from '@zhixing/functions/identity/store/bindings'
import { putGrant } from '@zhixing/functions/identity/store/grants'
import { putLearners } from '@zhixing/functions/identity/store/learners'
import { findOrganisation } from '@zhixing/functions/identity/store/organisations'
import { phonePseudonym } from '@zhixing/functions/identity/store/roster'
import { type FollowerFacts, putFollowers } from '@zhixing/functions/push/store/followers'
import { dayOf } from '@zhixing/shared/calendar'
import { maskPhone } from '@zhixing/shared/identity/rules'
import { demoApps } from '../../deployment/secrets'
import type { Simulator } from '../../wechat/simulator'
import { organisationIdOf, orgPathOf } from '../divisions/divisions'
import { idOf } from '../id'
import type { DemoPerson } from '../people/persons'
import type { Asker } from '../requests/ask'
import { daysBefore } from './load-courses'

export const learnerIdOf = ({ rosterCode }: DemoPerson) => idOf('learner', rosterCode)

export const askerOfPerson = (simulator: Simulator, person: DemoPerson): Asker => ({
  learnerId: learnerIdOf(person),
  wechat: wechatOf(simulator, demoApps.miniProgram, person),
})

const wechatOf = (simulator: Simulator, appid: string, { personId }: DemoPerson) => ({
  appid,
  openid: simulator.openidOf(appid, personId),
  unionid: simulator.unionidOf(appid, personId),
})

export async function loadPeople(
  people: DemoPerson[],
  simulator: Simulator,
  now: Date,
  at: (share: number) => void,
): Promise<void> {
  const withPhone = people.filter(({ bound, follows, featured }) => bound || follows || featured)
  simulator.addPeople(
    withPhone.map(({ personId, name, phone, role, rosterCode, featured }) => {
      const note = role === '学员' ? `学员 ${rosterCode}` : role
      return { personId, nickname: name, phone, note, ...(featured && { featured }) }
    }),
  )
  await putLearners(people.map((person) => learnerOf(person, now)))
  at(0.3)
  await loadGrants(people, now)
  const bound = people.filter((person) => person.bound)
  let done = 0
  await forEachConcurrently(bound, async (person) => {
    const wechat = wechatOf(simulator, demoApps.miniProgram, person)
    const problem = await bindWechat(wechat, learnerIdOf(person), now)
    if (problem) throw new Error(`${person.name} cannot be bound: ${problem}`)
    done += 1
    at(0.3 + (0.6 * done) / bound.length)
  })
  const followers = people.filter((person) => person.follows)
  simulator.followQuietly(followers.map(({ personId }) => personId))
  await putFollowers(followers.map((person) => followerOf(person, simulator, now)))
}

const learnerOf = (person: DemoPerson, now: Date) => ({
  learnerId: learnerIdOf(person),
  name: person.name,
  orgPath: orgPathOf(person.division),
  organisationId: organisationIdOf(person.division),
  jobLevel: person.jobLevel,
  ...(person.promoted && {
    formerJobLevels: [
      { jobLevel: person.promoted.from, until: dayOf(daysBefore(now, person.promoted.daysAgo)) },
    ],
  }),
  rosterCode: person.rosterCode,
  phoneMasked: maskPhone(person.phone),
  phoneKey: phonePseudonym(person.phone),
})

async function loadGrants(people: DemoPerson[], now: Date): Promise<void> {
  for (const person of people)
    for (const { role, division } of person.grants) {
      const organisation = await findOrganisation(organisationIdOf(division))
      if (organisation) await putGrant(learnerIdOf(person), role, organisation, '演示数据', now)
    }
}

/** A follower who is bound carries a copy of where he belongs, as push keeps it. */
function followerOf(person: DemoPerson, simulator: Simulator, now: Date): FollowerFacts {
  const { openid, unionid } = wechatOf(simulator, demoApps.serviceAccount, person)
  const row = { openid, unionid, followedAt: now.toISOString() }
  if (!person.bound) return row
  return {
    ...row,
    learnerId: learnerIdOf(person),
    orgPath: orgPathOf(person.division),
    jobLevel: person.jobLevel,
    joinedAt: now.toISOString(),
  }
}
