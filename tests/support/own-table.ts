import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { environment } from '@zhixing/functions/environment'
import { documentClient } from '@zhixing/functions/table'
import { createTable } from '@zhixing/local/create-table'
import { ulid } from 'ulid'

/** A table and a place for checkpoints that nobody else writes to: there is one log in a table, and tests beside this one have entries too. */
export async function ownTable(): Promise<{ checkpoints: string; leave: () => void }> {
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

type Run = (given: unknown) => Promise<unknown>

/** The nth write (from 1) is lost before it reaches the table or after, and nothing after it gets there: the function was killed. False if there was no nth. */
export async function killedAtWrite(nth: number, side: 'before' | 'after', run: () => Promise<unknown>): Promise<boolean> {
  let writes = 0
  let isDead = false
  const killed = () => Object.assign(new Error('killed'), { name: 'Killed' })
  const name = `kill-${ulid()}`
  const middleware =
    (next: Run, { commandName }: { commandName: string }) =>
    async (given: unknown) => {
      if (isDead) throw killed()
      if (!/Put|Write/.test(commandName) || ++writes !== nth) return next(given)
      isDead = true
      if (side === 'after') await next(given)
      throw killed()
    }
  documentClient.middlewareStack.add(middleware as never, { step: 'initialize', name, priority: 'low' } as never)
  try {
    await run().catch((error: Error) => {
      if (error.name !== 'Killed') throw error
    })
    // What was on its way when the function died is told the same.
    await new Promise((resolve) => setTimeout(resolve, 5))
    return isDead
  } finally {
    documentClient.middlewareStack.remove(name)
  }
}
