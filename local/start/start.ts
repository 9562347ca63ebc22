import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { environmentOf, TABLE_NAME } from '../deployment/environment'
import { openSecrets } from '../deployment/secrets'
import { createTable, startEngine } from '../engine/engine'
import { openClock } from '../jobs/clock'
import { startQueue } from '../jobs/queue'
import { answers } from '../process/port'
import { type Client, clients, startBuild } from './client-build'
import { openProgress } from './progress'
import { giveBackMemory } from './release-memory'
import { boxed } from './text-box'

export interface StartOptions {
  root: string
  /** Everything that must survive a restart. */
  varFolder: string
  host: string
  port: number
  /** Forget everything first. */
  fresh: boolean
  /** `none` serves whatever builds lie there. */
  build: 'all' | 'none'
  demo: 'full' | 'small' | 'none'
}

/** One machine instead of the cloud. It listens before the demo is loaded and the clients are built; `ready` is when all of it is there. */
export function start(options: StartOptions) {
  const ends: (() => unknown)[] = []
  const stop = async () => {
    for (let end = ends.pop(); end; end = ends.pop())
      await Promise.resolve(end()).catch((error: unknown) => console.error(error))
  }
  const ready = run(options, ends).catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return { ready, stop }
}

async function run(
  { root, varFolder, host, port, fresh, build, demo }: StartOptions,
  ends: (() => unknown)[],
): Promise<void> {
  const startedAt = Date.now()
  if (await answers(port))
    throw new Error(`端口 ${port} 已被占用。请先停掉占用它的程序，或换一个端口：PORT=8788 npm start`)
  if (fresh) rmSync(varFolder, { recursive: true, force: true })
  mkdirSync(varFolder, { recursive: true })
  const progress = openProgress()
  const url = `http://127.0.0.1:${port}`

  const engine = await startEngine({ path: join(varFolder, 'table.db') })
  ends.push(engine.stop)
  const queue = await startQueue()
  ends.push(queue.stop)
  await createTable(engine.endpoint, TABLE_NAME)
  const secrets = openSecrets(join(varFolder, 'secrets.json'))
  const places = {
    dynamodbEndpoint: engine.endpoint,
    sqsEndpoint: queue.endpoint,
    queueUrl: queue.url,
    url,
    checkpointsFolder: join(varFolder, 'checkpoints'),
  }
  Object.assign(process.env, environmentOf(secrets, places))

  const clock = openClock(join(varFolder, 'clock.json'))
  // From here on functions/ may be imported: it finds its environment.
  const { startCloud } = await import('./cloud')
  const { listen, siteOf } = await import('../http/site')
  const cloud = await startCloud({ clock, queue, secrets, varFolder, url })
  ends.push(cloud.stop)

  const started = (client: Client) =>
    startBuild(client, { root, varFolder, progress, isWanted: build === 'all' })
  const builds = { h5: started(clients.h5), console: started(clients.console) }
  ends.push(builds.h5.stop, builds.console.stop)
  const server = await listen(siteOf({ ...cloud, clock, builds, varFolder }), port, host)
  ends.push(server.close)

  const { loadDemo } = await import('../demo/load')
  const marker = join(varFolder, 'demo.json')
  const transactions = engine.name !== 'dynalite'
  await loadDemo({ ...cloud, size: demo, progress, clock, marker, transactions })
  giveBackMemory()
  cloud.begin()
  await Promise.all([builds.h5.ended, builds.console.ended])
  const failed = [builds.h5, builds.console].filter((each) => each.current().state === 'failed')
  progress.say(
    summaryOf(
      url,
      (Date.now() - startedAt) / 1000,
      failed.map(({ client }) => client.title),
    ),
  )
}

const summaryOf = (url: string, seconds: number, failed: string[]) =>
  boxed([
    `知行已启动，用时 ${Math.round(seconds)} 秒`,
    ...failed.map((title) => `注意：${title}没有编译成功，原因见上面的输出，其他部分照常可用。`),
    '',
    `学员端      ${url}/`,
    `管理端      ${url}/console/     用模拟器里「省级起草」「系统管理员」的手机扫码登录`,
    `微信模拟器  ${url}/wechat/      多部手机、服务号消息、扫一扫`,
    `接口说明    ${url}/openapi.json`,
    '',
    '可以试试：用「陈新雨」的手机绑定身份；用「林小满」的手机把课看完，看学时入账；',
    '起草一条公告，由另一人审批、发布，看各部手机收到消息。',
    '演示人物见 local/demo/README.md。按 Ctrl+C 停止，数据都会保留；npm start -- --fresh 从头再来。',
  ])
