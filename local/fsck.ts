import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { StoredRow } from '@zhixing/functions/core/dynamodb/rows'
import type { FsckFinding } from '@zhixing/functions/log/fsck/finding'
import { createEnvironment, TABLE_NAME } from './deployment/environment'
import { openSecrets } from './deployment/secrets'
import { startEngine } from './engine/engine'

/**
 * Derives every root of the log again from the entries in the table, and prints what was altered, removed,
 * inserted, reordered or cut off. Exits with 1 if anything was. Entries recorded since the last seal are
 * counted and not checked.
 *
 *   npm run fsck                            checks the table in var/ or VAR_DIR; stop npm start first
 *   npm run fsck -- --checkpoints <folder>  compares with the supervising department's checkpoints
 *
 * With DYNAMODB_ENDPOINT, TABLE_NAME, PEPPER, LOG_KEY and LOG_NAME set, it checks that table instead.
 */
const { values } = parseArgs({ options: { checkpoints: { type: 'string' } } })
const varFolder = process.env.VAR_DIR ?? new URL('../var', import.meta.url).pathname
const checkpointsFolder = values.checkpoints ?? join(varFolder, 'checkpoints')
const stopEngine = process.env.TABLE_NAME ? async () => {} : await openLocalTable()

// functions/ reads the environment when it is imported.
const { documentClient } = await import('@zhixing/functions/core/dynamodb/table')
const { fsck } = await import('@zhixing/functions/log/fsck/fsck')
const { takeSnapshot } = await import('@zhixing/functions/log/fsck/snapshot')
const { logKey } = await import('@zhixing/functions/log/checkpoint/log-key')

const startedAt = performance.now()
const first = await check()
// Entries may arrive and a seal may run during the check: only what is wrong twice counts.
const findings = first.findings.length ? await keepRepeated(first.findings) : []
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)

for (const { where, what } of findings) console.log(`✘ ${where}: ${what}`)
const verdict = findings.length ? `${findings.length} findings` : 'every root follows from the entries'
console.log(`${first.sealed} entries under ${first.checkpoints} checkpoints in ${seconds} s: ${verdict}`)
if (first.unprotected)
  console.log(`${first.unprotected} entries are recorded and not sealed yet: nothing protects them`)
await stopEngine()
process.exit(findings.length ? 1 : 0)

/** Starts the engine on this machine's table, and sets the environment for it. */
async function openLocalTable(): Promise<() => Promise<void>> {
  const engine = await startEngine({ path: join(varFolder, 'table.db') })
  const addresses = {
    dynamodbEndpoint: engine.endpoint,
    sqsEndpoint: '',
    queueUrl: '',
    importQueueUrl: '',
    url: '',
  }
  const secrets = openSecrets(join(varFolder, 'secrets.json'))
  Object.assign(process.env, createEnvironment(secrets, addresses), { TABLE_NAME })
  return engine.stop
}

async function check() {
  return fsck(await takeSnapshot(scanTable()), readCheckpoints(), logKey())
}

/** Checks again, and returns the findings that both checks have made. */
async function keepRepeated(found: FsckFinding[]): Promise<FsckFinding[]> {
  const textOf = ({ where, what }: FsckFinding) => `${where}: ${what}`
  const foundAgain = new Set((await check()).findings.map(textOf))
  return found.filter((finding) => foundAgain.has(textOf(finding)))
}

async function* scanTable(): AsyncGenerator<StoredRow> {
  let ExclusiveStartKey: Record<string, unknown> | undefined
  do {
    const page = await documentClient.send(
      new ScanCommand({
        TableName: process.env.TABLE_NAME,
        ConsistentRead: true,
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    )
    yield* (page.Items ?? []) as StoredRow[]
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey)
}

/** The checkpoint files by name. If the folder is unreadable, there are none, and they are found missing. */
function readCheckpoints(): Map<string, string> {
  try {
    const names = readdirSync(checkpointsFolder)
    return new Map(names.map((name) => [name, readFileSync(join(checkpointsFolder, name), 'utf8')]))
  } catch {
    return new Map()
  }
}
