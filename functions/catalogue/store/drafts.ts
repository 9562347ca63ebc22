import type { CourseFacts, CourseState } from '@zhixing/shared/catalogue/contract'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { conditionHeld, equals } from '../../core/dynamodb/conditional-write'
import { putRevision } from '../../core/dynamodb/revisioned-document'
import { refuseDerived } from '../../core/http/refuse-derived'
import { DraftEntity } from './draft-entity'

export interface StoredDraft {
  courseId: string
  revision: number
  scope: string
  state: CourseState
  facts: CourseFacts
  courseVersion: number
  updatedAt: string
  updatedBy: string
}

/** Pattern C1. Read consistently: an editor sees what was saved last. */
export async function findDraft(courseId: string): Promise<StoredDraft | undefined> {
  const { Item } = await DraftEntity.build(GetItemCommand)
    .key({ courseId })
    .options({ consistent: true })
    .send()
  return Item
}

/** An item holds 400 KB; the rest is for the other attributes. */
const FACTS_BYTES_MAX = 350 * 1024

/**
 * Saves the draft under the revision after `revisionBefore`; 0: there is none yet. Returns whether the stored
 * revision was that one. Refuses a draft that is too large for an item.
 */
export async function putDraft(draft: StoredDraft, revisionBefore: number): Promise<boolean> {
  if (Buffer.byteLength(JSON.stringify(draft.facts)) > FACTS_BYTES_MAX)
    throw refuseDerived('request/too-large')
  return (await putRevision(DraftEntity, draft, revisionBefore)) !== undefined
}

/** Notes on the draft that it was published or withdrawn, unless it has been edited since. */
export const markDraftState = (
  { courseId, revision }: StoredDraft,
  mark: { state: CourseState; courseVersion: number },
): Promise<boolean> =>
  conditionHeld(
    DraftEntity.build(UpdateItemCommand)
      .item({ courseId, ...mark })
      .options({ condition: equals('revision', revision) })
      .send(),
  )
