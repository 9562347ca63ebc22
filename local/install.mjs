// Plain JavaScript without dependencies: it runs before anything is installed.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const BAR_COLUMNS = 28
const { stdout } = process

/** Runs `npm ci` unless node_modules matches the lock file. Throws a message for users if that fails. */
export async function install(root) {
  const wanted = readPackages(join(root, 'package-lock.json'))
  const installed = readPackages(join(root, 'node_modules/.package-lock.json'))
  if (matches(installed, wanted)) return

  const stopDrawing = drawProgress(root, wanted)
  const { exitCode, errors } = await runNpmCi(root)
  stopDrawing(exitCode === 0)
  if (exitCode !== 0)
    throw new Error(`依赖没有装好（npm ci 退出码 ${exitCode}），请检查网络后重试。\n${errors}`)
}

/** The packages of a lock file by path; none if it is missing, as npm writes its own list last. */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return {}
  }
}

/** Optional packages are for other machines and may be absent. */
const matches = (installed, wanted) =>
  Object.keys(installed).length > 0 &&
  Object.entries(wanted).every(([path, { version, optional, peer, link }]) => {
    const isChecked = path.includes('node_modules/') && !link
    const mayBeAbsent = optional || peer
    if (!isChecked || (mayBeAbsent && !installed[path])) return true
    return installed[path]?.version === version
  })

function runNpmCi(root) {
  const child = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32',
  })
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors = `${errors}${chunk}`.slice(0, 2000)
  })
  const kill = () => void child.kill('SIGTERM')
  process.once('exit', kill)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (exitCode) => {
      process.off('exit', kill)
      resolve({ exitCode, errors })
    })
  })
}

/** Draws how many packages are installed until the returned function is called with the outcome. */
function drawProgress(root, wanted) {
  const folders = Object.keys(wanted).filter(
    (path) => path.startsWith('node_modules/') && !wanted[path].optional,
  )
  const startedAt = Date.now()
  const draw = (share) => drawBar('安装依赖', share, `${Math.round((Date.now() - startedAt) / 1000)} s`)
  let isRemoving = true
  const measure = () => {
    // npm creates all folders first and fills them one by one.
    const filled = folders.filter((folder) => existsSync(join(root, folder, 'package.json')))
    const share = filled.length / folders.length
    // Before that it removes an earlier installation, which must not count as progress.
    isRemoving &&= share > 0.5
    draw(isRemoving ? 0 : Math.min(share, 0.99))
  }
  draw(0)
  const timer = setInterval(measure, stdout.isTTY ? 500 : 15_000)
  return (isComplete) => {
    clearInterval(timer)
    if (!isComplete) return
    draw(1)
    if (stdout.isTTY) stdout.write('\n')
  }
}

/** Redraws one line in a terminal; writes a line each time elsewhere. */
function drawBar(title, share, note) {
  const filled = Math.round(share * BAR_COLUMNS)
  const bar = '█'.repeat(filled) + '░'.repeat(BAR_COLUMNS - filled)
  const text = `${title}           ${bar} ${`${Math.round(share * 100)}`.padStart(3)}%  ${note}`
  stdout.write(stdout.isTTY ? `\r\u001b[2K${text}` : `${text}\n`)
}
