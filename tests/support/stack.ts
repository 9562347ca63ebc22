import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@zhixing/local/process/port'
import { root } from './sources'

export interface Stack {
  url: string
  stop: () => Promise<void>
}

const READY_MS = 120_000

/**
 * The whole system on one machine, as `npm start` runs it: an empty folder of its own, a free port, the small demo, and the clients as they were built last.
 * `STACK_URL` names one that runs already, which saves the start while a journey is being written.
 */
export async function startStack(): Promise<Stack> {
  const running = process.env.STACK_URL
  if (running) return { url: running, stop: async () => {} }
  const port = await freePort()
  const varFolder = mkdtempSync(join(tmpdir(), 'zhixing-'))
  const environment = {
    ...process.env,
    PORT: String(port),
    VAR_DIR: varFolder,
    DEMO: 'small',
    BUILD: 'none',
    NODE_OPTIONS: '',
  }
  const child = spawn(process.execPath, ['start.mjs'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  let said = ''
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    rmSync(varFolder, { recursive: true, force: true })
  }
  const ready = new Promise<void>((done, failed) => {
    const timer = setTimeout(() => failed(new Error(`not ready after ${READY_MS} ms:\n${said}`)), READY_MS)
    const hear = (chunk: Buffer) => {
      said = (said + chunk).slice(-4000)
      if (!said.includes(`${url}/console/`)) return // the summary, said when the demo is loaded
      clearTimeout(timer)
      done()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', () => failed(new Error(`it ended by itself:\n${said}`)))
  })
  try {
    await ready
  } catch (error) {
    await stop()
    throw error
  }
  return { url, stop }
}
