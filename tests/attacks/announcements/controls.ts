import { endpoint } from '@zhixing/functions/core/http/endpoint'
import * as contract from '@zhixing/shared/announcements/contract'
import { announcementWorkflow, type WorkflowAnnouncement } from '@zhixing/shared/announcements/rules'
import { businessRoles, type Grant } from '@zhixing/shared/identity/role'
import { type ProblemType, Refusal } from '@zhixing/shared/problem'
import { refusalOf, stateAfter } from '@zhixing/shared/workflow/rules'
import type { ActionOf } from '@zhixing/shared/workflow/table'
import { ulid } from 'ulid'
import { attackStart } from '../attempt'
import { inMemoryStage } from '../progress/controls/study'
import type { AttackStage, LoneAdministrator } from '../system'

type Action = ActionOf<typeof announcementWorkflow>

type Stored = WorkflowAnnouncement & {
  announcementId: string
  revision: number
  facts: contract.AnnouncementFacts
  updatedAt: string
}
type StepRule = (
  announcement: WorkflowAnnouncement,
  action: Action,
  personId: string,
  grants: Grant[],
) => ProblemType | undefined

const productRule: StepRule = (announcement, action, personId, grants) =>
  refusalOf(announcementWorkflow, announcement, action, { personId, grants }, attackStart)

/** Announcements by the product's rules over an in-memory table; one person holds every role. */
export function inMemoryAnnouncements(stepRule: StepRule = productRule): AttackStage {
  const offices = new Map<string, LoneAdministrator>()
  const stored = new Map<string, Stored>()
  const grantsOf = (personId: string): Grant[] => {
    const { organisationId } = offices.get(personId) ?? { organisationId: '' }
    return organisationId
      ? businessRoles.map((role) => ({
          role,
          organisationId,
          organisationName: '某省',
          scope: `${organisationId}/`,
        }))
      : []
  }
  const take = (
    announcementId: string,
    action: Action,
    personId: string,
    at: string,
    facts?: contract.AnnouncementFacts,
  ) => {
    const found = stored.get(announcementId)
    if (!found) throw new Refusal('announcements/not-found')
    const refusal = stepRule(found, action, personId, grantsOf(personId))
    if (refusal) throw new Refusal(refusal)
    const next = {
      ...found,
      facts: facts ?? found.facts,
      state: stateAfter(announcementWorkflow, action),
      revision: found.revision + 1,
      updatedAt: at,
    }
    stored.set(announcementId, next)
    return shown(next)
  }
  const save = endpoint(
    contract.saveAnnouncement,
    async ({ input: { announcementId, facts }, actor: { learnerId }, now }) => {
      const at = now.toISOString()
      if (stored.has(announcementId)) return take(announcementId, 'edit', learnerId, at, facts)
      const written = { authorId: learnerId, editorIds: [learnerId], orgPath: `${facts.organisationId}/` }
      const draft: Stored = { announcementId, revision: 1, state: 'draft', facts, updatedAt: at, ...written }
      stored.set(announcementId, draft)
      return shown(draft)
    },
  )
  const submit = endpoint(contract.submitAnnouncement, async ({ input, actor, now }) =>
    take(input.announcementId, 'submit', actor.learnerId, now.toISOString()),
  )
  const approve = endpoint(contract.approveAnnouncement, async ({ input, actor, now }) =>
    take(input.announcementId, input.approve ? 'approve' : 'reject', actor.learnerId, now.toISOString()),
  )
  const publish = endpoint(contract.publishAnnouncement, async ({ input, actor, now }) =>
    take(input.announcementId, input.publishAt ? 'schedule' : 'publish', actor.learnerId, now.toISOString()),
  )
  return {
    ...inMemoryStage({}, [save, submit, approve, publish]),
    async aLoneAdministrator() {
      const office = { organisationId: ulid(), personId: ulid() }
      offices.set(office.personId, office)
      return office
    },
  }
}

const shown = ({
  announcementId,
  revision,
  state,
  facts,
  updatedAt,
}: Stored): contract.AnnouncementDetail => ({
  ...{
    announcementId,
    revision,
    version: 1,
    state,
    title: facts.title,
    topic: facts.topic,
    organisationId: facts.organisationId,
  },
  ...{ organisationName: '某省', author: '某人', updatedAt, facts, history: [], actions: [] },
})

/** The author may approve. */
export const withAuthorApproving = () =>
  inMemoryAnnouncements((announcement, action, personId, grants) =>
    productRule({ ...announcement, authorId: '', editorIds: [] }, action, personId, grants),
  )
