// Installs what the lock file asks for, if it is not there yet. Plain JavaScript: it runs before there is anything else.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** `npm ci`, unless node_modules already is what the lock file says. Rejects with a sentence for people. */
export async function install(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'))
  if (isInstalled(wanted, packagesOf(join(root, 'node_modules/.package-lock.json')))) return
  const folders = Object.keys(wanted).filter(
    (path) => path.startsWith('node_modules/') && !wanted[path].optional,
  )
  const startedAt = Date.now()
  const draw = (share) => bar('安装依赖', share, `${Math.round((Date.now() - startedAt) / 1000)} s`)
  let before = true
  const look = () => {
    // npm makes all folders first and fills them one by one.
    const share =
      folders.filter((folder) => existsSync(join(root, folder, 'package.json'))).length / folders.length
    // npm first takes away what is there.
    before &&= share > 0.5
    draw(before ? 0 : Math.min(share, 0.99))
  }
  draw(0)
  const timer = setInterval(look, process.stdout.isTTY ? 500 : 15_000)
  const { code, said } = await npmCi(root)
  clearInterval(timer)
  if (code !== 0) throw new Error(`依赖没有装好（npm ci 退出码 ${code}），请检查网络后重试。\n${said}`)
  draw(1)
  if (process.stdout.isTTY) process.stdout.write('\n')
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return {} // never installed, or interrupted: npm writes its own list last
  }
}

/** Packages for other machines are rightly absent. */
const isInstalled = (wanted, found) =>
  Object.keys(found).length > 0 &&
  Object.entries(wanted).every(([path, { version, optional, peer, link }]) => {
    if (!path.includes('node_modules/') || link || ((optional || peer) && !found[path])) return true
    return found[path]?.version === version
  })

function npmCi(root) {
  const command = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const child = spawn('npm', command, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32',
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(0, 2000)
  })
  const kill = () => void child.kill('SIGTERM')
  process.once('exit', kill)
  return new Promise((done, failed) => {
    child.once('error', failed)
    child.once('close', (code) => {
      process.off('exit', kill)
      done({ code, said })
    })
  })
}

/** One line that is drawn over in a terminal, a line each time elsewhere. */
function bar(title, share, note) {
  const filled = Math.round(share * 28)
  const text = `${title}           ${'█'.repeat(filled)}${'░'.repeat(28 - filled)} ${`${Math.round(share * 100)}`.padStart(3)}%  ${note}`
  process.stdout.write(process.stdout.isTTY ? `\r\u001b[2K${text}` : `${text}\n`)
}
