import { isWithin } from '../identity/organisation'
import { type Grant, type JobLevel, mayAct, type Role } from '../identity/role'
import type { ProblemType } from '../problem'
import type { AnnouncementAction, AnnouncementState } from './contract'

/** `publish` with a time schedules; `release` is the schedule itself, nobody's to do by hand. */
export type Action = AnnouncementAction | 'schedule'

/** What the rules need to know of an announcement. */
export interface Workflow {
  state: AnnouncementState
  orgPath: string // whom it is addressed to: this organisation and all below it
  authorId: string
  editorIds: string[] // all who have saved the present version
}

interface Rule {
  role: Role
  to: Partial<Record<AnnouncementState, AnnouncementState>>
  anotherPerson?: true
}

/** 一人起草、另一人审批、授权人发布: the whole life of an announcement; what is not in here is refused. */
export const rules: Record<Action, Rule> = {
  edit: { role: 'editor', to: { draft: 'draft', submitted: 'draft', approved: 'draft', withdrawn: 'draft' } },
  submit: { role: 'editor', to: { draft: 'submitted' } },
  approve: { role: 'approver', to: { submitted: 'approved' }, anotherPerson: true },
  reject: { role: 'approver', to: { submitted: 'draft' }, anotherPerson: true },
  publish: { role: 'publisher', to: { approved: 'published', scheduled: 'published' } },
  schedule: { role: 'publisher', to: { approved: 'scheduled', scheduled: 'scheduled' } },
  withdraw: { role: 'publisher', to: { scheduled: 'withdrawn', published: 'withdrawn' } },
}

/** 起草人和修改过的人都不得审批: the author and everyone whose words are in the present version are one side, the approver is the other. */
export const hasWritten = ({ authorId, editorIds }: Workflow, personId: string) =>
  authorId === personId || editorIds.includes(personId)

/** Why the step is refused, or undefined. The role comes first: whoever may not act learns nothing about the state. */
export function refusalOf(
  workflow: Workflow,
  action: Action,
  actorId: string,
  grants: Grant[],
): ProblemType | undefined {
  const { role, to, anotherPerson } = rules[action]
  if (!mayAct(grants, role, workflow.orgPath)) return 'request/forbidden'
  if (!to[workflow.state]) return 'announcements/wrong-state'
  if (anotherPerson && hasWritten(workflow, actorId)) return 'announcements/same-person'
  return undefined
}

/** The state a step leads to; only for a step that `refusalOf` does not refuse. */
export const stateAfter = ({ state }: Workflow, action: Action): AnnouncementState =>
  rules[action].to[state] ?? state

const shown = [
  'edit',
  'submit',
  'approve',
  'reject',
  'publish',
  'withdraw',
] as const satisfies AnnouncementAction[]

/** What this person may do with it now: the buttons of the console, by the rules that will decide the request. */
export const actionsOf = (workflow: Workflow, actorId: string, grants: Grant[]): AnnouncementAction[] =>
  shown.filter((action) => !refusalOf(workflow, action, actorId, grants))

/** 管理范围内可见: any role shows what is addressed to its scope; a county's administrator does not read the province's drafts. */
export const mayView = ({ orgPath }: Pick<Workflow, 'orgPath'>, grants: Grant[]) =>
  grants.some(({ scope }) => isWithin(orgPath, scope))

/** Whom something is addressed to. No job levels: all of them. */
export interface Audience {
  orgPath: string
  jobLevels: JobLevel[]
}

/** 发给本单位及下级单位: a learner sees what is addressed to an organisation at or above his own and to his job level; a guest, what is for everyone in the province. */
export function visibleTo(
  { orgPath, jobLevels }: Audience,
  learner?: { orgPath: string; jobLevel: JobLevel } | undefined,
): boolean {
  if (!learner) return isProvince(orgPath) && !jobLevels.length
  return isWithin(learner.orgPath, orgPath) && (!jobLevels.length || jobLevels.includes(learner.jobLevel))
}

const isProvince = (orgPath: string) => orgPath.split('/').length === 2
