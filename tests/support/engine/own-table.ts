import { mkdirSync } from 'node:fs'
import { environment } from '@zhixing/functions/core/environment'
import { createTable } from '@zhixing/local/engine/create-table'
import { ulid } from 'ulid'
import { checkpointsFolderOf } from './buckets'

/**
 * Gives the current test file a table and a checkpoints folder of its own until `leave`: a table holds one
 * log.
 */
export async function useOwnTable(): Promise<{ checkpoints: string; leave: () => void }> {
  const name = `own-${ulid()}`
  await createTable(environment.dynamodbEndpoint ?? '', name)
  const { tableName, checkpointsUrl } = environment
  const ownUrl = new URL(`../${name}/`, checkpointsUrl).href
  const checkpoints = checkpointsFolderOf(ownUrl)
  mkdirSync(checkpoints)
  override('tableName', name)
  override('checkpointsUrl', ownUrl)
  const leave = () => {
    override('tableName', tableName)
    override('checkpointsUrl', checkpointsUrl)
  }
  return { checkpoints, leave }
}

const override = (name: 'tableName' | 'checkpointsUrl', value: string) =>
  Object.defineProperty(environment, name, { get: () => value, configurable: true })
