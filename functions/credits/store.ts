import { yearOf } from '@zhixing/shared/beijing'
import type { Course } from '@zhixing/shared/catalogue/contract'
import type { CreditEntry } from '@zhixing/shared/credits/contract'
import { entryIdOf } from '@zhixing/shared/credits/rules'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { acceptConditionFailed } from '../table'
import { CreditEntryEntity, entriesOfLearner } from './entity'

interface Completion {
  completedAt: string
  creditedSeconds: number
}

/**
 * Puts the entry of a completed course version if it is absent; awarding twice changes nothing. Everything in it follows from the completion,
 * so that it does not matter who puts it or when. It is looked for first: half a read unit is less than the write unit of a refused put.
 */
export async function award(learnerId: string, version: Course, { completedAt, creditedSeconds }: Completion): Promise<void> {
  const { courseId, courseVersion, title, categoryId, requirement, subject, studyHours, policyId } = version
  const key = { learnerId, creditYear: yearOf(new Date(completedAt)), courseId, courseVersion }
  const { Item } = await CreditEntryEntity.build(GetItemCommand).key(key).send()
  if (Item) return
  const entry = { ...key, title, categoryId, requirement, subject, studyHours, policyId, creditedSeconds, awardedAt: completedAt }
  const put = CreditEntryEntity.build(PutItemCommand)
    .item(entry)
    .options({ condition: { attr: 'studyHours', exists: false } })
  await put.send().catch(acceptConditionFailed)
}

export async function entriesOf(learnerId: string, creditYear?: number): Promise<CreditEntry[]> {
  const { Items = [] } = await entriesOfLearner.query({ learnerId, creditYear }).send()
  return Items.map(({ created: _, modified: __, learnerId: ___, ...entry }) => ({ entryId: entryIdOf(entry), ...entry }))
}
