import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort } from '@zhixing/local/process/port'
import { root } from './sources'

export interface RunningStack {
  url: string
  stop: () => Promise<void>
}

const START_TIMEOUT_MS = 120_000

/**
 * Starts the whole system as `npm start` does, with an empty data folder, a free port, the small demo and
 * the clients as last built. `STACK_URL` names a system that runs already, which saves the start while a
 * test is written.
 */
export async function startStack(): Promise<RunningStack> {
  const running = process.env.STACK_URL
  if (running) return { url: running, stop: async () => {} }
  const port = await findFreePort()
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
  let output = ''
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    rmSync(varFolder, { recursive: true, force: true })
  }
  const ready = new Promise<void>((done, failed) => {
    const timer = setTimeout(
      () => failed(new Error(`not ready after ${START_TIMEOUT_MS} ms:\n${output}`)),
      START_TIMEOUT_MS,
    )
    const onOutput = (chunk: Buffer) => {
      output = (output + chunk).slice(-4000)
      if (!output.includes(`${url}/console/`)) return // part of the summary, printed once the demo is loaded
      clearTimeout(timer)
      done()
    }
    child.stdout.on('data', onOutput)
    child.stderr.on('data', onOutput)
    child.once('exit', () => failed(new Error(`the process ended:\n${output}`)))
  })
  try {
    await ready
  } catch (error) {
    await stop()
    throw error
  }
  return { url, stop }
}
