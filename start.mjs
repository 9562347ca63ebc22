// `npm start`. Plain JavaScript: on the first start nothing is installed yet.
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { install } from './local/install.mjs'

const NODE_MAJOR_MIN = 20
const STOP_TIMEOUT_MS = 8000

const root = dirname(fileURLToPath(import.meta.url))
const options = readOptions()

// A small young generation: the server is idle most of the time and should leave memory to other programs.
setFlagsFromString('--max-semi-space-size=8')
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'

// In a pipe such as `npm start | head` the reader may leave first: that is the end, and no failure.
let endEarly = () => process.exit(0)
let isStopping = false
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => endEarly())

try {
  await install(root)
  const { register } = await import('tsx/esm/api')
  register()
  const { start } = await import('./local/start/start.ts')
  const running = start(options)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => stop(running))
  endEarly = () => stop(running)
  await running.ready
} catch (error) {
  console.error(`\n没有启动成功：${error instanceof Error ? error.message : error}`)
  if (process.env.DEBUG) console.error(error)
  process.exit(1)
}

/** Reads flags and environment variables. Ends the process with a message if one is wrong. */
function readOptions() {
  const { PORT = '8787', HOST = '127.0.0.1', VAR_DIR = 'var', BUILD, DEMO } = process.env
  const { node } = process.versions
  if (Number.parseInt(node, 10) < NODE_MAJOR_MIN) {
    fail(`知行需要 Node.js 20 或更高版本，现在是 ${node}。请到 nodejs.org 安装新版后再运行 npm start。`)
  }
  const flags = process.argv.slice(2)
  const unknown = flags.filter((flag) => flag !== '--fresh').join(' ')
  if (unknown) {
    fail(
      `不认识 ${unknown}。用法：npm start，或 npm start -- --fresh（清空数据，从头开始）。环境变量：PORT、HOST、VAR_DIR。`,
    )
  }
  const port = Number(PORT)
  if (!Number.isInteger(port) || port < 1 || port > 65535) fail(`PORT=${PORT} 不是端口号。`)
  return {
    root,
    varFolder: resolve(root, VAR_DIR),
    host: HOST,
    port,
    fresh: flags.includes('--fresh'),
    build: BUILD === 'none' ? 'none' : 'all',
    demo: ['small', 'none'].includes(DEMO) ? DEMO : 'full',
  }
}

async function stop(running) {
  if (isStopping) return
  isStopping = true
  console.log('\n正在停止…')
  setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref()
  await running.stop()
  process.exit(0)
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
