import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const stamp = join(root, 'node_modules/.zhixing-lock')

/** Installs what package-lock.json asks for unless just that is installed; ends the process with a sentence if it cannot be done. */
export async function ensureInstalled() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  const from = Date.now()
  const clock = progress('Installing packages (about two minutes, once)')
  const { code, output } = await npmCi()
  clearInterval(clock)
  if (code !== 0) {
    console.error(
      `\n${output.slice(-4000)}\nnpm ci failed. Is the npm registry reachable from here? Nothing else was changed; run the same command again.`,
    )
    process.exit(1)
  }
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(stamp, lock)
  console.log(`\n✓ packages installed (${Math.round((Date.now() - from) / 1000)} s)`)
}

function npmCi() {
  return new Promise((resolve) => {
    const child = spawn('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: root, shell: process.platform === 'win32' })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part))
    child.on('exit', (code) => resolve({ code, output })).on('error', (error) => resolve({ code: 1, output: String(error) }))
  })
}

/** npm says nothing while it works, so the time that has passed is what can be shown. */
function progress(title) {
  const from = Date.now()
  if (!process.stdout.isTTY) {
    console.log(`${title} …`)
    return setInterval(() => console.log(`  … ${Math.round((Date.now() - from) / 1000)} s`), 20_000)
  }
  return setInterval(() => process.stdout.write(`\r${title} … ${Math.round((Date.now() - from) / 1000)} s `), 1000)
}
