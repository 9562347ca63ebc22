import type { CourseFacts, CourseStep, DraftState } from '@zhixing/shared/catalogue/contract'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { conditionHeld, equals } from '../../core/dynamodb/conditional-write'
import { findDocument, putRevision } from '../../core/dynamodb/revisioned-document'
import { refuseDerived } from '../../core/http/refuse-derived'
import type { DocumentWithHistory, StoredStep } from '../../core/workflow/history'
import { DraftEntity } from './draft-entity'

export interface StoredDraft extends DocumentWithHistory {
  courseId: string
  state: DraftState
  facts: CourseFacts
  /** Of the last publication; 0 before. */
  courseVersion: number
  /** Name of the person who took the last step. */
  updatedBy: string
  editorIds: string[]
  history: (CourseStep & StoredStep)[]
  /** The revision of the last publication or withdrawal that the catalogue shows. */
  cataloguedRevision?: number | undefined
}

/** Pattern C1. Read consistently: an editor sees what was saved last. */
export async function findDraft(courseId: string): Promise<StoredDraft | undefined> {
  const found = await findDocument(DraftEntity, { courseId })
  if (!found) return undefined
  // Drafts that were saved before courses were approved have neither editors nor history.
  const { scope, state, editorIds = [], history = [], ...draft } = found
  return { ...draft, orgPath: scope, state: state === 'changed' ? 'draft' : state, editorIds, history }
}

/** An item holds 400 KB; the rest is for the other attributes. */
const DOCUMENT_BYTES_MAX = 390 * 1024
const FACTS_BYTES_MAX = 350 * 1024

/**
 * Compare-and-set: saves the draft under the revision after its own; 0: there is none yet. Returns it with
 * its new revision, or undefined if another step was first. Refuses a draft that is too large for an item.
 */
export async function putDraft({
  orgPath: scope,
  revision: before,
  ...draft
}: StoredDraft): Promise<StoredDraft | undefined> {
  const factsBytes = Buffer.byteLength(JSON.stringify(draft.facts))
  const historyBytes = Buffer.byteLength(JSON.stringify(draft.history))
  if (factsBytes > FACTS_BYTES_MAX || factsBytes + historyBytes > DOCUMENT_BYTES_MAX)
    throw refuseDerived('request/too-large')
  const updatedBy = draft.history.at(-1)?.by ?? draft.updatedBy
  const revision = await putRevision(DraftEntity, { ...draft, scope, updatedBy }, before)
  return revision === undefined ? undefined : { ...draft, orgPath: scope, updatedBy, revision }
}

/** Notes that the catalogue shows this revision, unless another step was taken since. */
export const markCatalogued = ({ courseId, revision }: StoredDraft): Promise<boolean> =>
  conditionHeld(
    DraftEntity.build(UpdateItemCommand)
      .item({ courseId, cataloguedRevision: revision })
      .options({ condition: equals('revision', revision) })
      .send(),
  )
