import { endpoint } from '@zhixing/functions/core/http/endpoint'
import * as contract from '@zhixing/shared/catalogue/contract'
import { courseWorkflow, type WorkflowCourse } from '@zhixing/shared/catalogue/workflow'
import { businessRoles, type Grant } from '@zhixing/shared/identity/role'
import { type ProblemType, Refusal } from '@zhixing/shared/problem'
import { refusalOf, stateAfter } from '@zhixing/shared/workflow/rules'
import type { ActionOf } from '@zhixing/shared/workflow/table'
import { ulid } from 'ulid'
import { attackStart } from '../attempt'
import { inMemoryStage } from '../progress/controls/study'
import type { AttackStage } from '../system'

type Action = ActionOf<typeof courseWorkflow>
type StepRule = (course: WorkflowCourse, action: Action, personId: string) => ProblemType | undefined

const province = { organisationId: ulid(), organisationName: '某省' }
const scope = `${province.organisationId}/`
const grants: Grant[] = businessRoles.map((role) => ({ role, ...province, scope }))

const productRule: StepRule = (course, action, personId) =>
  refusalOf(courseWorkflow, course, action, { personId, grants }, attackStart)

interface KeptCourse extends WorkflowCourse {
  revision: number
  facts: contract.CourseFacts
}

/** Courses by the product's rules over an in-memory table; everyone holds every role. */
export function inMemoryCourses(stepRule: StepRule = productRule): AttackStage {
  const kept = new Map<string, KeptCourse>()
  const take = (courseId: string, action: Action, personId: string, written?: contract.CourseFacts) => {
    const found = kept.get(courseId)
    if (!found) throw new Refusal('catalogue/course-not-found')
    const refusal = stepRule(found, action, personId)
    if (refusal) throw new Refusal(refusal)
    const facts = written ?? found.facts
    const state = stateAfter(courseWorkflow, action)
    const next = { ...found, facts, state, revision: found.revision + 1, editorIds: [personId] }
    kept.set(courseId, next)
    return shown(courseId, next)
  }
  const save = endpoint(contract.saveCourse, async ({ input: { courseId, facts }, actor }) => {
    const { learnerId } = actor
    if (!kept.has(courseId))
      kept.set(courseId, { state: 'draft', orgPath: scope, editorIds: [learnerId], revision: 0, facts })
    return take(courseId, 'edit', learnerId, facts)
  })
  const submit = endpoint(contract.submitCourse, async ({ input, actor }) =>
    take(input.courseId, 'submit', actor.learnerId),
  )
  const approve = endpoint(contract.approveCourse, async ({ input, actor }) =>
    take(input.courseId, input.approve ? 'approve' : 'reject', actor.learnerId),
  )
  const publish = endpoint(contract.publishCourse, async ({ input, actor }) =>
    take(input.courseId, 'publish', actor.learnerId),
  )
  return {
    ...inMemoryStage({}, [save, submit, approve, publish]),
    aLoneAdministrator: async () => ({ ...province, personId: ulid() }),
  }
}

const shown = (courseId: string, { state, revision, facts }: KeptCourse): contract.CourseDraft => ({
  ...{ courseId, title: facts.title, teacher: facts.teacher, categoryId: facts.categoryId },
  ...{ requirement: facts.requirement, state, lessons: facts.lessons.length, studyHours: 1 },
  ...{ courseVersion: 0, studied: 0, updatedAt: attackStart.toISOString(), updatedBy: '某人' },
  ...{ revision, facts, problems: [], history: [], actions: [] },
})

/** Who wrote the course may approve it. */
export const withWriterApproving = () =>
  inMemoryCourses((course, action, personId) => productRule({ ...course, editorIds: [] }, action, personId))

/** A course is published from every state. */
export const withUnapprovedPublishing = () =>
  inMemoryCourses((course, action, personId) =>
    productRule(action === 'publish' ? { ...course, state: 'approved' } : course, action, personId),
  )
