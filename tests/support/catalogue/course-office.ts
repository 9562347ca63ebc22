import { invalidateCardPages } from '@zhixing/functions/catalogue/store/cards'
import * as contract from '@zhixing/shared/catalogue/contract'
import { ulid } from 'ulid'
import { anAdministrator, grantRoleTo } from '../identity/given'
import { request } from '../request'
import { courseFacts } from './given'

/** An editor and publisher in one person and an approver, over a new province, with the id of a course. */
export async function aCourseOffice() {
  const administrator = await anAdministrator('editor')
  const { token, organisation } = administrator
  await grantRoleTo(administrator.learnerId, 'publisher', organisation.organisationId)
  const approver = await anAdministrator('approver', organisation)
  const courseId = ulid()
  const save = (revision: number, facts = courseFacts()) =>
    request(contract.saveCourse, { courseId, revision, facts }, { token })
  const submit = (revision: number) => request(contract.submitCourse, { courseId, revision }, { token })
  const approve = (revision: number, decision: object = { approve: true }) =>
    request(contract.approveCourse, { courseId, revision, approve: true, ...decision }, approver)
  const publishApproved = (revision: number) =>
    request(contract.publishCourse, { courseId, revision }, { token })
  /** Submits, approves and publishes what was saved; answers with the publication or the first refusal. */
  const publish = async (revision: number) => {
    const submitted = await submit(revision)
    if (submitted.status !== 200) return submitted
    const approved = await approve(submitted.body.revision)
    return publishApproved(approved.body.revision)
  }
  return { ...administrator, approver, courseId, save, submit, approve, publishApproved, publish }
}

/** The cards that a search for the title finds now, whatever was cached. */
export const findCardsTitled = async (title: string) => {
  invalidateCardPages()
  return (await request(contract.listCourses, { q: title })).body.courses
}
