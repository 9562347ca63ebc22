import { describe, expect, test } from '@jest/globals'
import * as contract from '@zhixing/shared/catalogue/contract'
import { businessRoles } from '@zhixing/shared/identity/role'
import { aCourseOffice } from '../../support/catalogue/course-office'
import { setDraft } from '../../support/catalogue/cut-short'
import { courseFacts } from '../../support/catalogue/given'
import { anAdministrator, grantRoleTo } from '../../support/identity/given'
import { request } from '../../support/request'

describe('a course is approved by another person before it is published', () => {
  test('200 saved, submitted, approved, published; each sees the steps they may take', async () => {
    const { courseId, save, submit, approve, publishApproved, approver, name } = await aCourseOffice()
    expect((await save(0)).body.actions).toEqual(['edit', 'submit'])
    const submitted = (await submit(1)).body
    expect([submitted.state, submitted.actions]).toEqual(['submitted', ['edit']])
    const asApprover = (await request(contract.getCourseDraft, { courseId }, approver)).body
    expect(asApprover.actions).toEqual(['reject', 'approve'])
    const approved = (await approve(2)).body
    expect([approved.state, approved.actions]).toEqual(['approved', []])
    const published = (await publishApproved(3)).body
    expect([published.state, published.actions]).toEqual(['published', ['edit', 'withdraw']])
    expect(published.history.map(({ step, by }) => [step, by])).toEqual([
      ['saved', name],
      ['submitted', name],
      ['approved', approver.name],
      ['published', name],
    ])
  })

  test('C6 waits for an approver who did not write it, then for a publisher; control: without the filter it is listed', async () => {
    const { courseId, token, save, submit, approve, approver, organisation } = await aCourseOffice()
    const writer = await anAdministrator(businessRoles, organisation)
    const isListedFor = async (by: { token: string }, filter: object) => {
      const { courses } = (await request(contract.listManagedCourses, filter, { token: by.token })).body
      return courses.some((course) => course.courseId === courseId)
    }
    const waitsFor = (by: { token: string }) => isListedFor(by, { waitingFor: 'me' })
    const { facts } = (await save(0)).body
    await request(contract.saveCourse, { courseId, revision: 1, facts }, writer)
    expect(await waitsFor(approver)).toBe(false)
    await submit(2)
    expect([await waitsFor(approver), await waitsFor(writer)]).toEqual([true, false])
    expect(await isListedFor(writer, {})).toBe(true)
    await approve(3)
    expect([await waitsFor(approver), await waitsFor({ token })]).toEqual([false, true])
  })

  test('200 a returned course keeps its draft and says why; 400 without a reason', async () => {
    const { save, submit, approve } = await aCourseOffice()
    const facts = (await save(0)).body.facts
    await submit(1)
    const silent = await approve(2, { approve: false })
    expect([silent.status, silent.problem?.errors?.[0]?.path]).toEqual([400, 'comment'])
    const returned = (await approve(2, { approve: false, comment: '第二讲声音太小' })).body
    expect([returned.state, returned.facts]).toEqual(['draft', facts])
    expect(returned.history.at(-1)).toMatchObject({ step: 'rejected', comment: '第二讲声音太小' })
    expect((await submit(3)).body.state).toBe('submitted')
  })

  test('403 same-person for who saved or submitted it, whatever roles they hold', async () => {
    const { courseId, save, approver, organisation } = await aCourseOffice()
    const chief = await anAdministrator(businessRoles, organisation)
    const { facts } = (await save(0)).body
    await grantRoleTo(approver.learnerId, 'editor', organisation.organisationId)
    await request(contract.saveCourse, { courseId, revision: 1, facts }, approver)
    await request(contract.submitCourse, { courseId, revision: 2 }, chief)
    const approval = { courseId, revision: 3, approve: true }
    for (const { token } of [approver, chief])
      expect((await request(contract.approveCourse, approval, { token })).type).toBe('catalogue/same-person')
    const other = await anAdministrator('approver', organisation)
    expect((await request(contract.approveCourse, approval, other)).body.state).toBe('approved')
  })

  test('409 wrong-state for what was not approved: after an edit, a submission or a withdrawal', async () => {
    const { token, courseId, save, submit, approve, publishApproved } = await aCourseOffice()
    const { facts } = (await save(0)).body
    expect((await publishApproved(1)).type).toBe('catalogue/wrong-state')
    await submit(1)
    expect((await publishApproved(2)).type).toBe('catalogue/wrong-state')
    await approve(2)
    await save(3, facts)
    expect((await publishApproved(4)).type).toBe('catalogue/wrong-state')
    await submit(4)
    await approve(5)
    expect((await publishApproved(6)).body.state).toBe('published')
    await request(contract.withdrawCourse, { courseId }, { token })
    expect((await publishApproved(8)).type).toBe('catalogue/wrong-state')
  })

  test('200 the approved version stays in the catalogue while changes wait, and after they are refused', async () => {
    const { courseId, save, submit, approve, publish } = await aCourseOffice()
    await save(0, courseFacts({ title: '原来的名称' }))
    const { revision, facts } = (await publish(1)).body
    await save(revision, { ...facts, title: '修改后的名称' })
    const shown = async () => (await request(contract.getCourse, { courseId })).body.title
    const waiting = (await submit(revision + 1)).body
    expect([waiting.state, waiting.actions, await shown()]).toEqual([
      'submitted',
      ['edit', 'withdraw'],
      '原来的名称',
    ])
    const returned = (await approve(revision + 2, { approve: false, comment: '名称不规范' })).body
    expect([returned.state, await shown()]).toEqual(['changed', '原来的名称'])
  })

  test('200 a step whose answer was lost is repeated; 409 stale for another one on that revision', async () => {
    const { save, submit, approve } = await aCourseOffice()
    await save(0)
    const first = (await submit(1)).body
    expect((await submit(1)).body).toEqual(first)
    const approved = (await approve(2)).body
    expect((await approve(2)).body).toEqual(approved)
    expect((await approve(2, { approve: false, comment: '退回' })).type).toBe('request/stale')
  })

  test('a draft that was stored before courses were approved opens, and needs an approval', async () => {
    const { token, courseId, save, publish } = await aCourseOffice()
    await save(0)
    const { revision, facts } = (await publish(1)).body
    await save(revision, facts)
    await setDraft(courseId, 'state', 'changed')
    const { body } = await request(contract.getCourseDraft, { courseId }, { token })
    expect([body.state, body.actions]).toEqual(['changed', ['edit', 'submit', 'withdraw']])
  })
})
