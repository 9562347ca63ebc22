import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ACCESS_KEY_ID, type bucketPaths, createEnvironment, TABLE_NAME } from '../deployment/environment'
import { openSecrets, type Secrets } from '../deployment/secrets'
import { createTable } from '../engine/create-table'
import { startEngine } from '../engine/engine'
import { startQueues } from '../jobs/queue'
import { openVirtualClock, type VirtualClock } from '../jobs/virtual-clock'
import { isPortInUse } from '../process/port'
import { releaseMemory } from '../process/release-memory'
import { startClientBuild } from './client-build'
import { type Client, clients } from './clients'
import { openProgress } from './progress'
import { createSummary } from './summary'

export interface StartOptions {
  root: string
  /** The folder with everything that survives a restart. */
  varFolder: string
  host: string
  port: number
  /** Delete the var folder first. */
  fresh: boolean
  /** `none` serves the existing builds. */
  build: 'all' | 'none'
  demo: 'full' | 'small' | 'none'
}

/** Ends one part of the system. */
type Stop = () => unknown

/**
 * Starts the whole system on one machine. It serves requests before the demo is loaded and the clients are
 * built; `ready` resolves when all of it is there, and rejects after everything has been stopped again.
 */
export function start(options: StartOptions) {
  const stops: Stop[] = []
  const stop = async () => {
    // The last part stops first. A part that starts meanwhile is stopped too.
    while (stops.length) {
      const stopPart = stops.pop()
      await Promise.resolve(stopPart?.()).catch((error: unknown) => console.error(error))
    }
  }
  const ready = run(options, stops).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return { ready, stop }
}

async function run(options: StartOptions, stops: Stop[]): Promise<void> {
  const startedAt = Date.now()
  const { root, varFolder, host, port, build } = options
  await prepareFolder(options)
  const progress = openProgress()
  const url = `http://127.0.0.1:${port}`
  const clock = openVirtualClock(join(varFolder, 'clock.json'))
  const secrets = openSecrets(join(varFolder, 'secrets.json'))

  const engine = await startEngine({ path: join(varFolder, 'table.db') })
  stops.push(engine.stop)
  const queues = await startQueues()
  stops.push(queues.stop)
  await createTable(engine.endpoint, TABLE_NAME)
  const addresses = {
    dynamodbEndpoint: engine.endpoint,
    sqsEndpoint: queues.endpoint,
    queueUrl: queues.push.url,
    importQueueUrl: queues.imports.url,
    url,
  }
  Object.assign(process.env, createEnvironment(secrets, addresses))

  // functions/ reads the environment when it is imported, so these files are imported from here on only.
  const { startCloud } = await import('./cloud')
  const { createSite, listen } = await import('../http/site')
  const { loadDemo } = await import('../demo/load-demo')
  const cloud = await startCloud({ clock, queues, secrets, varFolder, url })
  stops.push(cloud.stop)

  const buildOptions = { root, varFolder, progress, isWanted: build === 'all' }
  const startBuild = (client: Client) => startClientBuild(client, buildOptions)
  const builds = { h5: startBuild(clients.h5), console: startBuild(clients.console) }
  stops.push(builds.h5.stop, builds.console.stop)
  const buckets = createBuckets(varFolder, secrets, clock)
  let hasDemo = false
  const listMissingParts = () => [
    ...(hasDemo ? [] : ['演示数据']),
    ...Object.values(builds).flatMap(({ client, state }) => (state().name === 'ready' ? [] : [client.title])),
  ]
  const site = createSite({ ...cloud, clock, builds, buckets, listMissingParts })
  const server = await listen(site, port, host)
  stops.push(server.close)

  const marker = join(varFolder, 'demo.json')
  const hasTransactions = engine.name !== 'dynalite'
  await loadDemo({ ...cloud, size: options.demo, progress, clock, marker, hasTransactions })
  releaseMemory()
  cloud.begin()
  hasDemo = true
  await Promise.all([builds.h5.finished, builds.console.finished])
  progress.stop()
  const failedBuilds = [builds.h5, builds.console].filter((each) => each.state().name === 'failed')
  console.log(
    createSummary({
      url,
      seconds: (Date.now() - startedAt) / 1000,
      failedBuilds: failedBuilds.map(({ client }) => client.title),
    }),
  )
}

async function prepareFolder({ varFolder, port, fresh }: StartOptions): Promise<void> {
  if (await isPortInUse(port))
    throw new Error(`端口 ${port} 已被占用。请先停掉占用它的程序，或换一个端口：PORT=8788 npm start`)
  if (fresh) rmSync(varFolder, { recursive: true, force: true })
  mkdirSync(varFolder, { recursive: true })
}

function createBuckets(varFolder: string, secrets: Secrets, clock: VirtualClock) {
  const credentials = { accessKeyId: ACCESS_KEY_ID, secretAccessKey: secrets.AWS_SECRET_ACCESS_KEY }
  const createBucket = (name: keyof typeof bucketPaths) => ({
    folder: join(varFolder, name),
    credentials,
    now: clock.now,
  })
  return {
    media: createBucket('media'),
    evidence: createBucket('evidence'),
    spreadsheets: createBucket('spreadsheets'),
    checkpoints: createBucket('checkpoints'),
  }
}
