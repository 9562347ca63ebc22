import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { killOrphan, removeProcessFile, writeProcessFile } from '../process/process-file'
import type { Client } from './clients'

const LOG_CHARACTERS_MAX = 4000
const LOW_PRIORITY = 10 // 0 is normal, 19 the lowest

export interface BuildProcess {
  finished: Promise<BuildResult>
  stop: () => void
}

export interface BuildResult {
  exitCode: number
  /** The end of the output, without colours. */
  log: string
}

/**
 * Runs a client's build script with low priority, so that requests are served meanwhile. The process file
 * lets the next start end a build whose parent was killed.
 */
export function startBuildProcess(client: Client, root: string, processFile: string): BuildProcess {
  let wasStopped = false
  let kill = () => {}
  const finished = killOrphan(processFile).then(() => {
    if (wasStopped) return { exitCode: 1, log: '' }
    const running = spawnBuild(client, root, processFile)
    kill = running.kill
    return running.finished
  })
  const stop = () => {
    wasStopped = true
    kill()
  }
  return { finished, stop }
}

function spawnBuild({ workspace, script }: Client, root: string, processFile: string) {
  const child = spawn('npm', ['run', script, '-w', workspace], {
    cwd: root,
    detached: true, // leads a process group, so that its children can be ended with it
    stdio: ['ignore', 'pipe', 'pipe'],
    env: buildEnvironment(),
  })
  const { pid } = child
  const kill = () => {
    const isRunning = pid !== undefined && child.exitCode === null
    if (isRunning) process.kill(-pid, 'SIGTERM') // negative: the whole group
  }
  if (pid) {
    setPriority(pid, LOW_PRIORITY)
    writeProcessFile(processFile, { pid, parent: process.pid, path: script, group: true })
  }
  process.once('exit', kill)

  let log = ''
  const appendToLog = (chunk: Buffer) => {
    log = (log + String(chunk).replace(terminalCodes, '')).slice(-LOG_CHARACTERS_MAX)
  }
  child.stdout.on('data', appendToLog)
  child.stderr.on('data', appendToLog)
  const finished = new Promise<BuildResult>((resolve) => {
    child.once('error', (error) => resolve({ exitCode: 1, log: `${error}` }))
    child.once('close', (exitCode) => {
      process.off('exit', kill)
      removeProcessFile(processFile)
      resolve({ exitCode: exitCode ?? 1, log })
    })
  })
  return { finished, kill }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: it matches colour codes and carriage returns
const terminalCodes = /\u001b\[[0-9;]*[A-Za-z]|\r/g

/** A build needs to find its programs, and none of the secrets in process.env. */
function buildEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG, TMPDIR, SystemRoot, APPDATA } = process.env
  return { PATH, HOME, LANG, TMPDIR, SystemRoot, APPDATA, NODE_ENV: 'production', FORCE_COLOR: '0', CI: '1' }
}
