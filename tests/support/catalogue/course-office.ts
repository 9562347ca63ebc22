import { invalidateCardPages } from '@zhixing/functions/catalogue/store/cards'
import * as contract from '@zhixing/shared/catalogue/contract'
import { ulid } from 'ulid'
import { anAdministrator, grantRoleTo } from '../identity/given'
import { request } from '../request'
import { courseFacts } from './given'

/** One administrator with both roles over a province of their own. */
export async function aCollege() {
  const administrator = await anAdministrator('editor')
  await grantRoleTo(administrator.learnerId, 'publisher', administrator.organisation.organisationId)
  const { token } = administrator
  const courseId = ulid()
  const save = (revision: number, facts = courseFacts()) =>
    request(contract.saveCourse, { courseId, revision, facts }, { token })
  const publish = (revision: number) => request(contract.publishCourse, { courseId, revision }, { token })
  return { ...administrator, courseId, save, publish }
}
export const cardOf = async (title: string) => {
  invalidateCardPages()
  return (await request(contract.listCourses, { q: title })).body.courses
}
