import { invalidateCardPages } from '@zhixing/functions/catalogue/store/cards'
import * as contract from '@zhixing/shared/catalogue/contract'
import { ulid } from 'ulid'
import { anAdministrator, grantRoleTo } from '../identity/given'
import { request } from '../request'
import { courseFacts } from './given'

/** An editor and publisher in one person, over a new province, with the id of a course to save. */
export async function aCourseOffice() {
  const administrator = await anAdministrator('editor')
  await grantRoleTo(administrator.learnerId, 'publisher', administrator.organisation.organisationId)
  const { token } = administrator
  const courseId = ulid()
  const save = (revision: number, facts = courseFacts()) =>
    request(contract.saveCourse, { courseId, revision, facts }, { token })
  const publish = (revision: number) => request(contract.publishCourse, { courseId, revision }, { token })
  return { ...administrator, courseId, save, publish }
}

/** The cards that a search for the title finds now, whatever was cached. */
export const findCardsTitled = async (title: string) => {
  invalidateCardPages()
  return (await request(contract.listCourses, { q: title })).body.courses
}
