import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { StoredRow } from '@zhixing/functions/core/dynamodb/rows'
import { environmentOf, TABLE_NAME } from './deployment/environment'
import { openSecrets } from './deployment/secrets'
import { startEngine } from './engine/engine'

/**
 * Re-derives every root from the entries as they stand and names whatever was altered, removed, inserted, reordered or cut off.
 *
 *   npm run fsck                                     the table of this machine (stop npm start first), or of VAR_DIR
 *   npm run fsck -- --checkpoints <folder>           with what the supervising department keeps, instead of the copy beside the table
 *   DYNAMODB_ENDPOINT, TABLE_NAME, PEPPER, LOG_KEY, LOG_NAME set:   that table; credentials as for any AWS tool
 *
 * Ends with 1 if anything is found. What has come in since the last seal is counted and is not protected.
 */
const { values } = parseArgs({ options: { checkpoints: { type: 'string' } } })
const varFolder = process.env.VAR_DIR ?? new URL('../var', import.meta.url).pathname
let stop = async () => {}
if (!process.env.TABLE_NAME) {
  const engine = await startEngine({ path: join(varFolder, 'table.db') })
  stop = engine.stop
  const places = {
    dynamodbEndpoint: engine.endpoint,
    sqsEndpoint: '',
    queueUrl: '',
    url: '',
    checkpointsFolder: join(varFolder, 'checkpoints'),
  }
  Object.assign(process.env, environmentOf(openSecrets(join(varFolder, 'secrets.json')), places), {
    TABLE_NAME,
  })
}
const folder = values.checkpoints ?? join(varFolder, 'checkpoints')

const { documentClient } = await import('@zhixing/functions/core/dynamodb/table')
const { fsck } = await import('@zhixing/functions/log/fsck/fsck')
const { takeSnapshot } = await import('@zhixing/functions/log/fsck/snapshot')
const { logKey } = await import('@zhixing/functions/log/checkpoint/log-key')

async function* rows(): AsyncGenerator<StoredRow> {
  for (
    let ExclusiveStartKey: Record<string, unknown> | undefined, first = true;
    first || ExclusiveStartKey;
    first = false
  ) {
    const input = {
      TableName: process.env.TABLE_NAME,
      ConsistentRead: true,
      ...(ExclusiveStartKey && { ExclusiveStartKey }),
    }
    const { Items = [], LastEvaluatedKey } = await documentClient.send(new ScanCommand(input))
    yield* Items as StoredRow[]
    ExclusiveStartKey = LastEvaluatedKey
  }
}

const lodged = () => new Map(namesIn(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
function namesIn(path: string): string[] {
  try {
    return readdirSync(path)
  } catch {
    return [] // nothing was sealed yet, or everything was taken away: then what the table holds says so
  }
}

const look = async () => fsck(await takeSnapshot(rows()), lodged(), logKey())
const began = performance.now()
let { findings, ...counts } = await look()
if (findings.length) {
  // While it looks, entries may come in and a seal may run: what is wrong is wrong the second time too.
  const again = new Set((await look()).findings.map(({ where, what }) => `${where}: ${what}`))
  findings = findings.filter(({ where, what }) => again.has(`${where}: ${what}`))
}
for (const { where, what } of findings) console.log(`✘ ${where}: ${what}`)
const { sealed, checkpoints, unprotected } = counts
console.log(
  `${sealed} entries under ${checkpoints} checkpoints in ${((performance.now() - began) / 1000).toFixed(1)} s: ${findings.length ? `${findings.length} findings` : 'every root follows from the entries'}`,
)
if (unprotected)
  console.log(
    `${unprotected} entries are recorded and not sealed yet: nothing protects these from whoever can write the table`,
  )
await stop()
process.exit(findings.length ? 1 : 0)
