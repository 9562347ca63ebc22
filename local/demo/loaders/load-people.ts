import { forEachConcurrently } from '@zhixing/functions/core/concurrency'
import { bindWechat } from '@zhixing/functions/identity/store/bindings'
import { putGrant } from '@zhixing/functions/identity/store/grants'
import { putLearners } from '@zhixing/functions/identity/store/learners'
import { findOrganisation } from '@zhixing/functions/identity/store/organisations'
import { phonePseudonym } from '@zhixing/functions/identity/store/roster'
import { type FollowerFacts, putFollowers } from '@zhixing/functions/push/store/followers'
import { dayOf } from '@zhixing/shared/calendar'
import { maskPhone } from '@zhixing/shared/identity/rules'
import { demoApps } from '../../deployment/wechat-apps'
import type { Simulator } from '../../wechat/simulator'
import { demoLearnerId } from '../demo-id'
import { divisionOrganisationId, divisionOrgPath } from '../divisions/divisions'
import type { DemoPerson } from '../people/demo-persons'
import { daysBefore, type ReportShare, wechatOf } from './demo-scene'

const SOURCE_OF_GRANTS = '演示数据'

/** Shares of the whole task that the parts before and during the bindings take. */
const LEARNERS_SHARE = 0.3
const BINDINGS_SHARE = 0.6

/** Puts learners, grants, bindings and followers into the stores, and phones into the simulator. */
export async function loadPeople(
  people: DemoPerson[],
  simulator: Simulator,
  now: Date,
  report: ReportShare,
): Promise<void> {
  addPhones(people, simulator)
  await putLearners(people.map((person) => learnerOf(person, now)))
  report(LEARNERS_SHARE)
  await loadGrants(people, now)
  await loadBindings(people, simulator, now, (share) => report(LEARNERS_SHARE + BINDINGS_SHARE * share))
  const followers = people.filter(({ follows }) => follows)
  simulator.followQuietly(followers.map(({ personId }) => personId))
  await putFollowers(followers.map((person) => followerOf(person, simulator, now)))
}

function addPhones(people: DemoPerson[], simulator: Simulator): void {
  const withPhone = people.filter(({ bound, follows, featured }) => bound || follows || featured)
  simulator.addPeople(
    withPhone.map(({ personId, name, phone, role, rosterCode, featured }) => {
      const note = role === '学员' ? `学员 ${rosterCode}` : role
      return { personId, nickname: name, phone, note, ...(featured && { featured }) }
    }),
  )
}

const learnerOf = (person: DemoPerson, now: Date) => ({
  learnerId: demoLearnerId(person),
  name: person.name,
  orgPath: divisionOrgPath(person.division),
  organisationId: divisionOrganisationId(person.division),
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
      const organisation = await findOrganisation(divisionOrganisationId(division))
      if (!organisation) throw new Error(`the demo has no division ${division}`)
      await putGrant(demoLearnerId(person), role, organisation, SOURCE_OF_GRANTS, now)
    }
}

async function loadBindings(people: DemoPerson[], simulator: Simulator, now: Date, report: ReportShare) {
  const bound = people.filter((person) => person.bound)
  let count = 0
  await forEachConcurrently(bound, async (person) => {
    await bindWechat(wechatOf(simulator, demoApps.miniProgram, person), demoLearnerId(person), now)
    count += 1
    report(count / bound.length)
  })
}

/** A bound follower carries a copy of the learner's organisation and level, as push stores it. */
function followerOf(person: DemoPerson, simulator: Simulator, now: Date): FollowerFacts {
  const { openid, unionid } = wechatOf(simulator, demoApps.serviceAccount, person)
  const row = { openid, unionid, followedAt: now.toISOString() }
  if (!person.bound) return row
  return {
    ...row,
    learnerId: demoLearnerId(person),
    orgPath: divisionOrgPath(person.division),
    jobLevel: person.jobLevel,
    joinedAt: now.toISOString(),
  }
}
