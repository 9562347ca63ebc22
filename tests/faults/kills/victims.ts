import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createTable, startEngine } from '@zhixing/local/engine/engine'
import type { EngineName } from '@zhixing/local/engine/engine-command'
import { freePort } from '@zhixing/local/process/port'

interface Engine {
  endpoint: string
  kill: () => Promise<void>
  stop: () => Promise<void>
}

/** The engine with its durable file, or for a control without one; killed, it comes back on the same port and whatever it had kept. */
export async function anEngine(
  name: EngineName,
  port: number,
  table: string,
  path?: string,
): Promise<Engine> {
  if (path && name === 'dynamodb-local') mkdirSync(path) // the others make their own
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
      await gone(engine.pid)
      engine = await start()
    },
    stop: () => engine.stop(),
  }
}

/** One instance of the API, always on the same port. */
export async function anInstance(file: string, environment: Record<string, string>) {
  const port = await freePort()
  let child: ChildProcess
  let isUp = false
  const start = () =>
    new Promise<void>((resolve, reject) => {
      const env = { ...process.env, ...environment, PORT: `${port}`, NODE_OPTIONS: '--no-warnings' }
      child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'ignore'], env }) // what a dying table makes it say is no news
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
    /** Its successor starts at once; the other instances go on meanwhile. */
    async kill() {
      await end()
      void start()
    },
    async stop() {
      while (!isUp) await new Promise((resolve) => setTimeout(resolve, 10))
      await end()
    },
  }
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
async function gone(pid: number) {
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 2))
}
