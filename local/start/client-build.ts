import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startBuildProcess } from './build-process'
import type { Client } from './clients'
import type { ProgressBar, ProgressDisplay } from './progress'
import { digestSources } from './source-digest'

export type BuildState =
  | { name: 'building'; startedAt: number }
  | { name: 'ready' }
  | { name: 'failed'; log: string }

export interface ClientBuild {
  client: Client
  folder: string
  state: () => BuildState
  /** Resolves when the build has ended, also if it failed. */
  finished: Promise<void>
  stop: () => void
}

interface BuildOptions {
  root: string
  varFolder: string
  progress: ProgressDisplay
  /** False: serve the existing build, whatever sources it was made from. */
  isWanted: boolean
}

/**
 * Builds a client unless its build was made from the current sources. The build's folder holds the digest of
 * its sources, so that deleting the folder deletes both.
 */
export function startClientBuild(client: Client, options: BuildOptions): ClientBuild {
  const { root, varFolder, progress, isWanted } = options
  const folder = join(root, client.output)
  const digestFile = join(folder, '.built-from')
  const digest = digestSources(root, client.sources)
  const hasPage = () => existsSync(join(folder, 'index.html'))
  const isCurrent = hasPage() && existsSync(digestFile) && readFileSync(digestFile, 'utf8') === digest
  if (isCurrent || !isWanted)
    return { client, folder, state: () => ({ name: 'ready' }), finished: Promise.resolve(), stop: () => {} }

  const startedAt = Date.now()
  let state: BuildState = { name: 'building', startedAt }
  rmSync(digestFile, { force: true })
  const build = startBuildProcess(client, root, join(varFolder, `build-${client.name}.pid`))
  const bar = progress.addBar(client.title)
  const timer = setInterval(() => showElapsed(bar, startedAt, client.usualSeconds), 1000)

  const finished = build.finished.then(({ exitCode, log }) => {
    clearInterval(timer)
    if (exitCode === 0 && hasPage()) {
      writeFileSync(digestFile, digest)
      state = { name: 'ready' }
      return bar.complete(`${secondsSince(startedAt)} s`)
    }
    state = { name: 'failed', log }
    bar.fail(`构建失败：npm run ${client.script} -w ${client.workspace}`)
    progress.log(log)
  })
  return { client, folder, state: () => state, finished, stop: build.stop }
}

const STEEPNESS = 1.6 // the bar is at 80 % after the usual time

/** A build reports no progress, so the bar slows down towards its end and never fills by time. */
function showElapsed(bar: ProgressBar, startedAt: number, usualSeconds: number) {
  const seconds = secondsSince(startedAt)
  bar.update(1 - Math.exp((-STEEPNESS * seconds) / usualSeconds), `${seconds} s`)
}

const secondsSince = (startedAt: number) => Math.round((Date.now() - startedAt) / 1000)
