import { spawn } from 'node:child_process'
import { findFreePort } from '@zhixing/local/process/port'
import { createTemporaryFolder } from '../support/temporary-folder'
import { residentMegabytes } from './processes'
import { atMost, report } from './report'

const root = new URL('../../', import.meta.url).pathname
const SETTLE_MS = 10_000
const READY_MS = 600_000

/** (c) Resident memory of `npm start` when its demo is loaded, its clients are built and it is idle. */
export async function memoryBench(): Promise<boolean> {
  const { path: folder, remove } = createTemporaryFolder('memory')
  const port = await findFreePort()
  const env = { ...process.env, PORT: `${port}`, VAR_DIR: folder, DYNAMODB_ENDPOINT: '', NODE_OPTIONS: '' }
  const child = spawn(process.execPath, ['start.mjs'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.once('exit', () => child.kill())
  try {
    await new Promise<void>((resolve, reject) => {
      setTimeout(() => reject(new Error('npm start was not ready in time')), READY_MS).unref()
      child.once('exit', (code) => reject(new Error(`npm start ended with ${code}`)))
      child.stdout.on('data', (text: Buffer) => String(text).includes('知行已启动') && resolve())
    })
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
    const processes = residentMegabytes(child.pid ?? 0)
    console.log('memory of npm start, idle:')
    for (const { command, megabytes } of processes)
      console.log(`  ${String(megabytes).padStart(5)} MB  ${command}`)
    const all = processes.reduce((sum, { megabytes }) => sum + megabytes, 0)
    return report('memory', [atMost('engine, gateway and simulator, MB', all, 400)], { processes })
  } finally {
    child.removeAllListeners('exit')
    child.kill()
    await new Promise((resolve) => child.once('exit', resolve))
    remove()
  }
}
