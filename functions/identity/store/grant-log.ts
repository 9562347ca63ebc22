import { grantIdOf } from '@zhixing/shared/identity/grant'
import { putIfAbsent } from '../../core/dynamodb/conditional-write'
import type { LastKey } from '../../core/http/cursor'
import { GrantLogLineEntity, grantLogLines } from './entity'
import type { StoredGrant } from './grant'

/** A step writes the grant first and its line second; a crash in between leaves the last step without a line. */
const LINES_PER_STEP = 2

/**
 * Puts the log lines of the last steps. The step before is put again with each one, in case a crash left it
 * out. `name`: of the holder.
 */
export async function logGrantSteps(grant: StoredGrant, name: string): Promise<void> {
  const { history, orgPath: scope, organisationName } = grant
  const [province = ''] = scope.split('/')
  const facts = { province, grantId: grantIdOf(grant), name, organisationName, scope }
  for (const { contentHash: _, ...step } of history.slice(-LINES_PER_STEP))
    await putIfAbsent(GrantLogLineEntity, { ...facts, ...step })
}

const LOG_LINES_PER_PAGE = 50

/** Pattern I12: a page of the log of a province, newest first. */
export async function listGrantLog(province: string, after: LastKey | undefined) {
  const { Items = [], LastEvaluatedKey } = await grantLogLines
    .query({ province })
    .options((options) => ({
      ...options,
      limit: LOG_LINES_PER_PAGE,
      ...(after && { exclusiveStartKey: after }),
    }))
    .send()
  return { lines: Items, lastKey: LastEvaluatedKey }
}
