import { mkdirSync } from 'node:fs'
import { environment } from '@zhixing/functions/core/environment'
import { createTable } from '@zhixing/local/engine/create-table'
import { ulid } from 'ulid'
import { checkpointsFolderOf } from './checkpoints-bucket'

/** A table and a checkpoints folder of its own for one test file: a table holds one log, and other tests add entries to theirs. */
export async function useOwnTable(): Promise<{ checkpoints: string; leave: () => void }> {
  const name = `own-${ulid()}`
  await createTable(environment.dynamodbEndpoint ?? '', name)
  const before = (['tableName', 'checkpointsUrl'] as const).map((each) => [each, environment[each]] as const)
  const checkpointsUrl = new URL(`../${name}/`, environment.checkpointsUrl).href
  const checkpoints = checkpointsFolderOf(checkpointsUrl)
  mkdirSync(checkpoints)
  set('tableName', name)
  set('checkpointsUrl', checkpointsUrl)
  return { checkpoints, leave: () => before.forEach(([each, value]) => void set(each, value)) }
}

const set = (name: 'tableName' | 'checkpointsUrl', value: string) =>
  Object.defineProperty(environment, name, { get: () => value, configurable: true })
