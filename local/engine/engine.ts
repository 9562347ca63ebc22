import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { endOrphan, leaveNote, removeNote } from '../process/orphan'
import { answers, freePort } from '../process/port'
import { commandOf, defaultEngine, type EngineName } from './engine-command'

export { createTable } from './create-table'

export interface Engine {
  name: EngineName
  endpoint: string
  pid: number
  stop: () => Promise<void>
}

/** A DynamoDB engine on loopback. Without a path it keeps everything in memory; with one, what was acknowledged outlives even a kill. */
export async function startEngine({
  name = defaultEngine(),
  port,
  path,
}: {
  name?: EngineName
  port?: number
  path?: string
} = {}): Promise<Engine> {
  const note = path && `${path}.pid`
  if (note) await endOrphan(note)
  const at = port || (await freePort())
  if (await answers(at)) throw new Error(`port ${at} is taken, perhaps by an engine that outlived its parent`)
  const [command, ...args] = commandOf(name, at, path)
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-2000)
  })
  const gone = new Promise<void>((done) => child.once('exit', () => done()).once('error', () => done()))
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  for (const until = Date.now() + 15_000; !(await answers(at)); await sleep(20)) {
    if (child.exitCode !== null || child.pid === undefined || Date.now() > until) {
      kill()
      throw new Error(`${name} did not start (exit code ${child.exitCode}): ${said}`)
    }
  }
  const pid = child.pid as number
  if (note) leaveNote(note, { pid, parent: process.pid, path })
  const stop = async () => {
    child.kill('SIGTERM')
    await Promise.race([gone, sleep(2000, undefined, { ref: false }).then(kill)])
    process.off('exit', kill)
    if (note) removeNote(note)
  }
  return { name, endpoint: `http://127.0.0.1:${at}`, pid, stop }
}
