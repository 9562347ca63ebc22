import { saveAnnouncement } from '@zhixing/shared/announcements/contract'
import { saveCourse } from '@zhixing/shared/catalogue/contract'
import { importLearners } from '@zhixing/shared/identity/contract'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import { contracts } from '@zhixing/shared/modules'
import { getProgress } from '@zhixing/shared/progress/contract'
import { ulid } from 'ulid'
import { announcementFacts } from '../../support/announcements/given'
import { courseFacts } from '../../support/catalogue/given'
import { staffToken } from '../../support/request'
import type { Attack } from '../attack'
import { collectExemptions } from '../exemption'
import { inputFor, namesOf } from '../inputs'
import { withNamedLearner, withUnboundRecords } from '../progress/controls/trust'

const isId = (name: string) => /(Id|Ids|record)$/.test(name) && name !== 'categoryId'

const otherIds: Attack = {
  threat: 'T16',
  title: 'every id of another learner, on every endpoint',
  async run(attempt) {
    const [victim, attacker] = [await attempt.learner([60], []), await attempt.learner([60])]
    const { record, check } = await victim.play(0, 60)
    const theirs = await attempt.stage.aLoneAdministrator()
    const ours = await attempt.stage.aLoneAdministrator()
    const draft = { announcementId: ulid(), revision: 0, facts: announcementFacts(theirs.organisationId) }
    await attempt.send(saveAnnouncement, draft, await staffToken(theirs.personId, attempt.now))
    const course = { courseId: ulid(), revision: 0, facts: courseFacts() }
    await attempt.send(saveCourse, course, await staffToken(theirs.personId, attempt.now))
    const { courseId } = course
    const theirDrafts: Record<string, object> = {
      saveAnnouncement: { facts: draft.facts },
      saveCourse: { courseId, facts: course.facts },
      ...{ getCourseDraft: { courseId }, submitCourse: { courseId }, approveCourse: { courseId } },
      ...{ publishCourse: { courseId }, withdrawCourse: { courseId } },
    }
    const transcript = await attempt.send(getTranscript, {}, await victim.token())
    const known = {
      courseId: victim.courseId,
      lessonId: victim.lessonIds[0],
      learnerId: victim.learnerId,
      duplicateId: theirs.personId,
      organisationId: theirs.organisationId,
      parentId: theirs.organisationId,
      successorId: theirs.organisationId,
      announcementId: draft.announcementId,
      announcementIds: [draft.announcementId],
      byId: theirs.personId,
      objectId: draft.announcementId,
      signInId: ulid(),
      sessionId: ulid(),
      importId: ulid(),
      requestId: ulid(),
      receiptId: ulid(),
      grantId: `${victim.learnerId}-editor-${theirs.organisationId}`,
      reviewId: `${victim.learnerId}-${attempt.now.toISOString().slice(0, 10)}-long-run`,
      entryId: transcript.body?.entries[0]?.entryId ?? 'ENTRY',
      record,
      checkId: check?.checkId,
    }
    const tokens = [await attacker.token(), await staffToken(ours.personId, attempt.now)]
    // Of another province. The in-memory stage has none.
    const office = await attempt.stage.aGrantOffice?.()
    if (office) {
      tokens.push(await staffToken(office.administrator.personId, attempt.now))
      tokens.push(await staffToken(office.security.personId, attempt.now))
    }
    const { answersAnyone } = await collectExemptions()
    for (const { name, contract } of contracts) {
      const ids = namesOf(contract).filter(isId)
      const unknown = ids.filter((id) => !(id in known))
      if (unknown.length)
        throw new Error(`add ${unknown.join(', ')} of another learner to \`known\` to attack ${name}`)
      if (!ids.length || name in answersAnyone) continue
      const input = {
        ...inputFor(contract, known),
        ...(contract.access === 'staff' ? theirDrafts[name] : {}),
      }
      for (const token of tokens) await attempt.expectRefused(attempt.send(contract, input, token))
    }
    await attempt.expectRefused(
      attempt.send(getProgress, { courseId: victim.courseId, learnerId: victim.learnerId }, tokens[0]),
    )
    const row = {
      name: '某人',
      rosterCode: '12345678',
      jobLevel: 'clerk',
      organisationId: theirs.organisationId,
    }
    for (const token of tokens) {
      const imported = await attempt.send(importLearners, { rows: [row], dryRun: true }, token)
      attempt.letThrough(imported.body?.imported ?? 0)
    }
    const named = {
      'x-learner-id': victim.learnerId,
      'x-openid': victim.learnerId,
      'x-user-id': victim.learnerId,
      cookie: `learnerId=${victim.learnerId}`,
    }
    await attempt.expectRefused(attempt.send(getProgress, { courseId: victim.courseId }, tokens[0], named))
    await attempt.expectRefused(attempt.send(getProgress, { courseId: victim.courseId }, undefined, named))
    const [, payload = '', mac] = (await victim.token()).split('.')
    const head = (alg: string) => Buffer.from(JSON.stringify({ alg, typ: 'JWT' })).toString('base64url')
    const forged = [
      `${head('none')}.${payload}.`,
      `${head('none')}.${payload}.${mac}`,
      `${head('RS256')}.${payload}.${mac}`,
      `${head('HS256')}.${payload}.AAAA`,
    ]
    for (const token of forged)
      await attempt.expectRefused(attempt.send(getProgress, { courseId: victim.courseId }, token))
  },
  controls: [
    { removed: 'the token names the learner, not the request', stage: withNamedLearner },
    { removed: 'a record is good for its learner only', stage: withUnboundRecords },
  ],
}

export const attacks = [otherIds]
