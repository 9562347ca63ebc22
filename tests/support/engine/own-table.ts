import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { environment } from '@zhixing/functions/core/environment'
import { createTable } from '@zhixing/local/engine/create-table'
import { ulid } from 'ulid'

/** A table and a place for checkpoints that nobody else writes to: there is one log in a table, and tests beside this one have entries too. */
export async function useOwnTable(): Promise<{ checkpoints: string; leave: () => void }> {
  const name = `own-${ulid()}`
  await createTable(environment.dynamodbEndpoint ?? '', name)
  const before = (['tableName', 'checkpointsUrl'] as const).map((each) => [each, environment[each]] as const)
  const checkpoints = mkdtempSync(join(tmpdir(), 'zhixing-log-'))
  set('tableName', name)
  set('checkpointsUrl', pathToFileURL(`${checkpoints}/`).href)
  return { checkpoints, leave: () => before.forEach(([each, value]) => void set(each, value)) }
}

const set = (name: 'tableName' | 'checkpointsUrl', value: string) =>
  Object.defineProperty(environment, name, { get: () => value, configurable: true })
