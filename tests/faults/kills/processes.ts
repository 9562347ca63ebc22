import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTable } from '@zhixing/local/engine/create-table'
import { startEngine } from '@zhixing/local/engine/engine'
import type { EngineName } from '@zhixing/local/engine/engine-command'
import { findFreePort } from '@zhixing/local/process/port'

/** A process that comes back on the same port after a kill. */
export interface KillableEngine {
  endpoint: string
  kill: () => Promise<void>
  stop: () => Promise<void>
}

/** An engine with its durable file, or in memory if `path` is missing. */
export async function startKillableEngine(
  name: EngineName,
  port: number,
  table: string,
  path?: string,
): Promise<KillableEngine> {
  if (path && name === 'dynamodb-local') mkdirSync(path) // the other engines create theirs
  const start = async () => {
    const engine = await startEngine({ name, port, ...(path && { path }) })
    await createTable(engine.endpoint, table)
    return engine
  }
  let engine = await start()
  return {
    endpoint: engine.endpoint,
    async kill() {
      process.kill(engine.pid, 'SIGKILL')
      while (isAlive(engine.pid)) await sleep(2)
      engine = await start()
    },
    stop: () => engine.stop(),
  }
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** One instance of the API, always on the same port. */
export async function startInstance(file: string, environment: Record<string, string>) {
  const port = await findFreePort()
  const env = { ...process.env, ...environment, PORT: `${port}`, NODE_OPTIONS: '--no-warnings' }
  let child: ChildProcess
  let isUp = false
  const start = () =>
    new Promise<void>((resolve, reject) => {
      // stderr is ignored: it only reports the killed engine.
      child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'ignore'], env })
      child.once('exit', () => reject(new Error('an instance of the API ended by itself')))
      child.stdout?.once('data', () => {
        isUp = true
        resolve()
      })
    })
  const end = () =>
    new Promise<void>((resolve) => {
      isUp = false
      child.removeAllListeners('exit')
      child.once('exit', () => resolve())
      child.kill('SIGKILL')
    })
  process.once('exit', () => child.kill('SIGKILL'))
  await start()
  return {
    port,
    isUp: () => isUp,
    /** Resolves when the process has ended; its successor starts in the background. */
    async kill() {
      await end()
      void start()
    },
    async stop() {
      while (!isUp) await sleep(10)
      await end()
    },
  }
}
