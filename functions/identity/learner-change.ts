import { employmentTitles } from '@zhixing/shared/identity/employment'
import { jobLevelTitles } from '@zhixing/shared/identity/role'
import { maskRosterCode } from '@zhixing/shared/identity/rules'
import type { Change } from '../core/audit/change-line'
import { contentHashOf } from '../core/content-hash'
import { findOrganisation } from './store/organisations'
import type { StoredLearner } from './store/stored-learner'

/** The administrator who changes the roster, as the audit log names them. */
export interface RosterKeeper {
  personId: string
  name: string
  network: string | undefined
}

/** What the audit log keeps of a change besides the fields. */
export interface LearnerStep {
  keeper: RosterKeeper
  /** `module/step`, as the module declares it in its `changes`. */
  action: string
  /** What the keeper asked for, without revision and reason: tells a repeat from another request. */
  content: object
  comment?: string | undefined
  /** What changes besides the facts of the roster: the WeChat binding, the day of a transfer. */
  fields?: Change['fields']
}

/** The id of the change that makes this revision: equal for a repeat, and for nothing else. */
const changeIdOf = (revision: number, { content, comment }: LearnerStep) =>
  `${revision}-${contentHashOf({ content, comment })}`

/** Whether this very step made the learner what they are: the answer to it was lost. */
export const isLastChange = (
  { revision = 0, lastChange }: StoredLearner,
  seenRevision: number,
  step: LearnerStep,
): boolean =>
  revision === seenRevision + 1 &&
  lastChange?.byId === step.keeper.personId &&
  lastChange.action === step.action &&
  lastChange.changeId === changeIdOf(revision, step)

/** The change as the audit log keeps it, with the fields before and after in words. */
export async function toAuditChange(
  before: StoredLearner | undefined,
  after: StoredLearner,
  step: LearnerStep,
  now: Date,
): Promise<Change> {
  const { keeper, action, comment, fields = [] } = step
  const [wordsBefore, wordsAfter] = await Promise.all([
    before ? fieldWordsOf(before) : new Map<string, string>(),
    fieldWordsOf(after),
  ])
  const titles = [...new Set([...wordsBefore.keys(), ...wordsAfter.keys()])]
  const isOtherNumber = before !== undefined && before.phoneKey !== after.phoneKey
  const changed = titles.filter(
    (title) => wordsBefore.get(title) !== wordsAfter.get(title) || (isOtherNumber && title === PHONE_TITLE),
  )
  return {
    kind: 'person',
    objectId: after.learnerId,
    title: after.name,
    scope: after.orgPath,
    action,
    changeId: changeIdOf((before?.revision ?? 0) + 1, step),
    at: now.toISOString(),
    byId: keeper.personId,
    by: keeper.name,
    network: keeper.network,
    comment,
    fields: [
      ...changed.map((title) => ({ title, before: wordsBefore.get(title), after: wordsAfter.get(title) })),
      ...fields,
    ],
  }
}

/** Named even if both numbers have the same mask. */
const PHONE_TITLE = '手机号'

/** What people read of a learner, by title; phone number and roster code are masked. */
async function fieldWordsOf(learner: StoredLearner): Promise<Map<string, string>> {
  const { name, rosterCode, phoneMasked, jobLevel, formerJobLevels = [], employmentEnd } = learner
  const { mergedInto, duplicateIds = [] } = learner
  const organisation = await findOrganisation(learner.organisationId)
  const career = formerJobLevels.map((former) => `${jobLevelTitles[former.jobLevel]}至 ${former.until}`)
  const fields: Record<string, string | undefined> = {
    姓名: name,
    学员编号: maskRosterCode(rosterCode),
    [PHONE_TITLE]: phoneMasked,
    单位: organisation?.names.join(' / '),
    职级: jobLevelTitles[jobLevel],
    以前的职级: career.length ? career.join('，') : undefined,
    在职情况: employmentEnd ? `${employmentTitles[employmentEnd.state]}，${employmentEnd.since} 起` : '在职',
    档案: mergedInto === undefined ? undefined : '已并入另一份档案',
    并入的档案: duplicateIds.length ? `${duplicateIds.length} 份` : undefined,
  }
  return new Map(Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined))
}
