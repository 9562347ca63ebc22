import { spawn } from 'node:child_process'
import { bundle } from '../bundle'

/** The bench of run.ts in a bundle, as deployed: unbundled code takes three times as long. */
export async function recordBench(): Promise<boolean> {
  const { run = '' } = await bundle('bench/record', 'run')
  const child = spawn(process.execPath, ['--no-warnings', run], { stdio: 'inherit' })
  process.once('exit', () => child.kill())
  return new Promise((resolve) => child.once('exit', (code) => resolve(code === 0)))
}
