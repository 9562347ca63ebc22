import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { findFreePort, isPortInUse } from '../process/port'
import { killOrphan, removeProcessFile, writeProcessFile } from '../process/process-file'
import { defaultEngineName, type EngineName, engineCommand } from './engine-command'

const START_TIMEOUT_MS = 15_000
const STOP_TIMEOUT_MS = 2000
const LOG_CHARACTERS_MAX = 2000

export interface Engine {
  name: EngineName
  endpoint: string
  pid: number
  stop: () => Promise<void>
}

interface EngineOptions {
  name?: EngineName
  port?: number
  /** The table's file, in which acknowledged writes survive a kill. Without one, the table is in memory. */
  path?: string
}

/**
 * Starts a DynamoDB engine on loopback and resolves when it accepts connections. The engine ends with this
 * process. Throws if the port or the path is in use, or if the engine does not start within 15 seconds.
 */
export async function startEngine(options: EngineOptions = {}): Promise<Engine> {
  const { name = defaultEngineName(), path } = options
  const processFile = path && `${path}.pid`
  if (processFile) await killOrphan(processFile)
  const port = options.port ?? (await findFreePort())
  if (await isPortInUse(port))
    throw new Error(`port ${port} is in use, perhaps by an engine that outlived its parent`)

  const [program, ...parameters] = engineCommand(name, port, path)
  const child = spawn(program, parameters, { stdio: ['ignore', 'ignore', 'pipe'] })
  const exited = new Promise<void>((resolve) =>
    child.once('exit', () => resolve()).once('error', () => resolve()),
  )
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  await waitForPort(child, name, port).catch((error: unknown) => {
    kill()
    throw error
  })

  const pid = child.pid as number
  if (processFile) writeProcessFile(processFile, { pid, parent: process.pid, path })
  const stop = async () => {
    child.kill('SIGTERM')
    await Promise.race([exited, sleep(STOP_TIMEOUT_MS, undefined, { ref: false }).then(kill)])
    process.off('exit', kill)
    if (processFile) removeProcessFile(processFile)
  }
  return { name, endpoint: `http://127.0.0.1:${port}`, pid, stop }
}

async function waitForPort(child: ChildProcess, name: EngineName, port: number): Promise<void> {
  let log = ''
  child.stderr?.on('data', (chunk) => {
    log = `${log}${chunk}`.slice(-LOG_CHARACTERS_MAX)
  })
  const deadline = Date.now() + START_TIMEOUT_MS
  while (!(await isPortInUse(port))) {
    const hasFailed = child.exitCode !== null || child.pid === undefined || Date.now() > deadline
    if (hasFailed) throw new Error(`${name} did not start (exit code ${child.exitCode}): ${log}`)
    await sleep(20)
  }
}
