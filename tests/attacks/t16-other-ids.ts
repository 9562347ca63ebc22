import { saveAnnouncement } from '@zhixing/shared/announcements/contract'
import { saveCourse } from '@zhixing/shared/catalogue/contract'
import { importLearners } from '@zhixing/shared/identity/contract'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import { contracts } from '@zhixing/shared/modules'
import { getProgress } from '@zhixing/shared/progress/contract'
import { ulid } from 'ulid'
import { announcementFacts } from '../support/announcements/given'
import { courseFacts } from '../support/catalogue/given'
import { staffToken } from '../support/request'
import type { Attack } from './attempt'
import { namedLearner, recordOfAnyone } from './controls/trust'
import { inputFor, namesOf } from './inputs'

/** Answered to anyone who may ask at all, because the id is nobody’s or the answer is only his own; every other must refuse. */
const everyones: Record<string, string> = {
  getCourse: 'a published course is public',
  getLesson: 'a published lesson is public',
  listOrganisations: 'the tree of organisations is public to learners',
  enrol: 'enrols the one who asks',
  markRead: 'marks only what the one who asks can see',
  subscribe: 'the id is the client’s own',
}
const isId = (name: string) => /(Id|Ids|record)$/.test(name) && name !== 'categoryId'

export const otherIds: Attack = {
  threat: 'T16',
  title: 'every id of another learner, on every endpoint',
  async run(attempt) {
    const [victim, attacker] = [await attempt.learner([60], []), await attempt.learner([60])]
    const { record, check } = await victim.plays(0, 60)
    const theirs = await attempt.stage.anOffice()
    const ours = await attempt.stage.anOffice()
    const draft = { announcementId: ulid(), revision: 0, facts: announcementFacts(theirs.organisationId) }
    await attempt.ask(saveAnnouncement, draft, await staffToken(theirs.personId, attempt.now))
    const course = { courseId: ulid(), revision: 0, facts: courseFacts() }
    await attempt.ask(saveCourse, course, await staffToken(theirs.personId, attempt.now))
    const { courseId } = course
    const theirDrafts: Record<string, object> = {
      saveAnnouncement: { facts: draft.facts },
      saveCourse: { courseId, facts: course.facts },
      ...{ getCourseDraft: { courseId }, publishCourse: { courseId }, withdrawCourse: { courseId } },
    }
    const transcript = await attempt.ask(getTranscript, {}, await victim.token())
    const known = {
      courseId: victim.courseId,
      lessonId: victim.lessonIds[0],
      learnerId: victim.learnerId,
      organisationId: theirs.organisationId,
      parentId: theirs.organisationId,
      announcementId: draft.announcementId,
      announcementIds: [draft.announcementId],
      signInId: ulid(),
      requestId: ulid(),
      receiptId: ulid(),
      reviewId: `${victim.learnerId}-${attempt.now.toISOString().slice(0, 10)}-long-run`,
      entryId: transcript.body?.entries[0]?.entryId ?? 'ENTRY',
      record,
      checkId: check?.checkId,
    }
    const askers = [await attacker.token(), await staffToken(ours.personId, attempt.now)]
    for (const { name, contract } of contracts) {
      const ids = namesOf(contract).filter(isId)
      const unknown = ids.filter((id) => !(id in known))
      if (unknown.length) throw new Error(`no other’s ${unknown.join(', ')} to try on ${name}`)
      if (!ids.length || name in everyones) continue
      const asked = {
        ...inputFor(contract, known),
        ...(contract.access === 'staff' ? theirDrafts[name] : {}),
      }
      for (const token of askers) await attempt.refuses(attempt.ask(contract, asked, token))
    }
    await attempt.refuses(
      attempt.ask(getProgress, { courseId: victim.courseId, learnerId: victim.learnerId }, askers[0]),
    )
    const row = {
      name: '某人',
      rosterCode: '12345678',
      jobLevel: 'clerk',
      organisationId: theirs.organisationId,
    }
    const imported = await attempt.ask(importLearners, { rows: [row], dryRun: true }, askers[1])
    attempt.letThrough(imported.body?.imported ?? 0)
    const named = {
      'x-learner-id': victim.learnerId,
      'x-openid': victim.learnerId,
      'x-user-id': victim.learnerId,
      cookie: `learnerId=${victim.learnerId}`,
    }
    await attempt.refuses(attempt.ask(getProgress, { courseId: victim.courseId }, askers[0], named))
    await attempt.refuses(attempt.ask(getProgress, { courseId: victim.courseId }, undefined, named))
    const [, payload = '', mac] = (await victim.token()).split('.')
    const head = (alg: string) => Buffer.from(JSON.stringify({ alg, typ: 'JWT' })).toString('base64url')
    const forged = [
      `${head('none')}.${payload}.`,
      `${head('none')}.${payload}.${mac}`,
      `${head('RS256')}.${payload}.${mac}`,
      `${head('HS256')}.${payload}.AAAA`,
    ]
    for (const token of forged)
      await attempt.refuses(attempt.ask(getProgress, { courseId: victim.courseId }, token))
  },
  controls: [
    { removed: 'who asks is known by the token: the request names him', stage: namedLearner },
    { removed: 'a record is good for its learner only', stage: recordOfAnyone },
  ],
}
