import { onMessage } from '../core/jobs/job'
import { UnreadableFileError } from '../core/spreadsheet/unreadable-file'
import { findGrants, findLearner, findOrganisation } from '../identity/api'
import { enqueueImport, ImportMessage } from './queue-message'
import { readFile } from './read-file'
import { recordImportStep } from './record-import'
import { type PassOutcome, runPass } from './run-pass'
import { findImport, saveImport } from './store/imports'
import type { RevisionedImport } from './stored-import'
import { writeResult } from './write-result'

const ROLE_ENDED = '您在这个单位的系统管理员角色已经结束'
const FILE_IS_GONE = '上传的文件已经过期删除，请重新上传，已经导入的不会重复'

export const handler = onMessage(ImportMessage, async ({ message, now, remainingMs }) => {
  const stored = await findImport(message.ownerId, message.importId)
  if (stored?.state === 'reading') return readFile(stored, now)
  if (stored?.state === 'done') return recordFinish(stored, now) // in case the line was lost
  if (stored?.state === 'checking' || stored?.state === 'importing') return runFrom(stored, now, remainingMs)
})

async function runFrom(stored: RevisionedImport, now: Date, remainingMs: () => number): Promise<void> {
  const { ownerId, organisationId = '' } = stored
  const [allGrants, owner, organisation] = await Promise.all([
    findGrants(ownerId),
    findLearner(ownerId),
    findOrganisation(organisationId),
  ])
  const grants = allGrants.filter(({ role }) => role === 'system')
  if (!organisation || grants.length === 0) return stop(stored, ROLE_ENDED, now)
  const importer = { personId: ownerId, name: owner?.name ?? '', network: undefined, grants }
  try {
    await follow(await runPass(stored, { importer, organisation, now, remainingMs }), now)
  } catch (error) {
    // The file was read before, so it is not at fault: its month in the bucket is over.
    if (!(error instanceof UnreadableFileError)) throw error
    const latest = await findImport(ownerId, stored.importId)
    if (latest?.state === stored.state) await stop(latest, FILE_IS_GONE, now)
  }
}

async function follow(outcome: PassOutcome, now: Date): Promise<void> {
  if (outcome.kind === 'replaced') return
  if (outcome.kind === 'paused') return enqueueImport(outcome.stored)
  await finish(outcome.stored, now)
}

async function finish({ revision, ...before }: RevisionedImport, now: Date): Promise<void> {
  const refused = before.progress?.refused ?? 0
  if (refused > 0) await writeResult(before, now)
  const isImport = before.pass === 'import'
  const next = {
    ...before,
    state: isImport ? ('done' as const) : ('checked' as const),
    resultOpens: refused > 0,
  }
  await saveImport({ ...next, updatedAt: now.toISOString() }, revision)
  // Read again: the answer to the write may have been lost, or the owner may have stopped the import.
  const stored = await findImport(before.ownerId, before.importId)
  if (stored?.state === 'done') await recordFinish(stored, now)
}

/** Repeating it adds nothing. */
async function recordFinish(stored: RevisionedImport, now: Date): Promise<void> {
  const { accepted = 0, refused = 0 } = stored.progress ?? {}
  const comment = `导入 ${accepted} 行，退回 ${refused} 行`
  await recordImportStep(stored, { step: 'finished', changeId: 'finished', comment }, now)
}

async function stop({ revision, ...stored }: RevisionedImport, reason: string, now: Date): Promise<void> {
  await saveImport({ ...stored, state: 'stopped', reason, updatedAt: now.toISOString() }, revision)
}
