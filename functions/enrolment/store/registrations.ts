import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import * as z from 'zod'
import { registrationIndexKey } from '../../catalogue/api'
import { absent, conditionHeld, equals } from '../../core/dynamodb/conditional-write'
import { RegistrationEntity } from './entity'

/** A registration as stored; registration-view.ts makes what learners see of it. */
export const StoredRegistration = z.object({
  registration: z.string(),
  courseId: z.string(),
  courseVersion: z.number(),
  state: z.enum(['enrolled', 'withdrawn']),
  enrolledAt: z.string(),
})
export type StoredRegistration = z.infer<typeof StoredRegistration>

/** Pattern E3. Returns whether `next` has replaced `before`; false if the stored registration is another one. */
export function putRegistration(
  learnerId: string,
  next: StoredRegistration,
  before: StoredRegistration | undefined,
): Promise<boolean> {
  const condition = before
    ? { and: [equals('state', before.state), equals('courseVersion', before.courseVersion)] }
    : absent('state')
  // The put replaces the whole row, so one without these keys takes it out of the index.
  const indexKey = next.state === 'enrolled' ? registrationIndexKey(next.courseId, learnerId) : {}
  return conditionHeld(
    RegistrationEntity.build(PutItemCommand)
      .item({ learnerId, ...next, ...indexKey })
      .options({ condition })
      .send(),
  )
}
