import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { endOrphan, leaveNote, removeNote } from '../process/orphan'
import type { Progress } from './progress'
import { digestOf } from './source-digest'

export interface Client {
  name: string
  title: string
  workspace: string
  script: string
  /** Where the build leaves its files, below the root. */
  output: string
  sources: string[]
  /** How long it usually takes on two cores: a build does not say how far it is. */
  seconds: number
}

export const clients = {
  h5: {
    name: 'h5',
    title: '学员端',
    workspace: '@zhixing/miniprogram',
    script: 'build:h5',
    output: 'miniprogram/dist-h5',
    sources: ['miniprogram', 'shared', 'package-lock.json'],
    seconds: 60,
  },
  console: {
    name: 'console',
    title: '管理端',
    workspace: '@zhixing/console',
    script: 'build',
    output: 'console/dist',
    sources: ['console', 'shared', 'verify', 'package-lock.json'],
    seconds: 25,
  },
} satisfies Record<string, Client>

export type BuildState =
  | { state: 'building'; startedAt: number }
  | { state: 'ready' }
  | { state: 'failed'; log: string }

export interface Build {
  client: Client
  folder: string
  current: () => BuildState
  ended: Promise<void>
  stop: () => void
}

interface Options {
  root: string
  varFolder: string
  progress: Progress
  /** Otherwise whatever lies there is served. */
  isWanted: boolean
}

/** Builds a client unless what lies there was made from these very sources. The mark lies in the output itself: whoever deletes that, deletes both. */
export function startBuild(client: Client, { root, varFolder, progress, isWanted }: Options): Build {
  const folder = join(root, client.output)
  const mark = join(folder, '.built-from')
  const digest = digestOf(root, client.sources)
  let state: BuildState = { state: 'building', startedAt: Date.now() }
  let stop = () => {}

  const isCurrent =
    existsSync(join(folder, 'index.html')) && existsSync(mark) && readFileSync(mark, 'utf8') === digest
  if (isCurrent || !isWanted)
    return { client, folder, current: () => ({ state: 'ready' }), ended: Promise.resolve(), stop }

  const build = async () => {
    const step = progress.step(client.title)
    const startedAt = Date.now()
    // Never quite full: a slow machine shows a bar that creeps, not one that lies.
    const timer = setInterval(() => {
      const seconds = (Date.now() - startedAt) / 1000
      step.at(1 - Math.exp((-1.6 * seconds) / client.seconds), `${Math.round(seconds)} s`)
    }, 1000)
    rmSync(mark, { force: true })
    const running = run(client, root, join(varFolder, `build-${client.name}.pid`))
    stop = running.stop
    const { code, log } = await running.ended
    clearInterval(timer)
    if (code === 0 && existsSync(join(folder, 'index.html'))) {
      writeFileSync(mark, digest)
      state = { state: 'ready' }
      return step.done(`${Math.round((Date.now() - startedAt) / 1000)} s`)
    }
    state = { state: 'failed', log }
    step.failed(`构建失败：npm run ${client.script} -w ${client.workspace}`)
    progress.say(log)
  }
  return { client, folder, current: () => state, ended: build(), stop: () => stop() }
}

const LOG_MAX = 4000
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours and cursor movements are what is taken out
const controls = /\u001b\[[0-9;]*[A-Za-z]|\r/g

/** In a process group of its own, so that stopping it stops its children too. */
function run({ workspace, script }: Client, root: string, note: string) {
  let log = ''
  let stopped = false
  let stop = () => {
    stopped = true
  }
  const ended = endOrphan(note).then(
    () =>
      new Promise<{ code: number; log: string }>((done) => {
        if (stopped) return done({ code: 1, log })
        const command = ['run', script, '-w', workspace]
        const child = spawn('npm', command, {
          cwd: root,
          detached: true,
          stdio: ['ignore', 'pipe', 'pipe'],
          env: buildEnvironment(),
        })
        // Whoever is looking already comes first.
        if (child.pid) setPriority(child.pid, 10)
        if (child.pid) leaveNote(note, { pid: child.pid, parent: process.pid, path: script, group: true })
        stop = () => void (child.pid && child.exitCode === null && process.kill(-child.pid, 'SIGTERM'))
        process.once('exit', stop)
        const keep = (chunk: Buffer) => {
          log = (log + String(chunk).replace(controls, '')).slice(-LOG_MAX)
        }
        child.stdout.on('data', keep)
        child.stderr.on('data', keep)
        child.once('error', (error) => done({ code: 1, log: `${error}` }))
        child.once('close', (code) => {
          process.off('exit', stop)
          removeNote(note)
          done({ code: code ?? 1, log })
        })
      }),
  )
  return { ended, stop: () => stop() }
}

/** Nothing of this machine's secrets goes into a build. */
function buildEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG, TMPDIR, SystemRoot, APPDATA } = process.env
  return { PATH, HOME, LANG, TMPDIR, SystemRoot, APPDATA, NODE_ENV: 'production', FORCE_COLOR: '0', CI: '1' }
}
