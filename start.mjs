// Starts everything on one machine: installs what is missing, builds what has changed, loads the demo. Plain JavaScript, for at first there is nothing else.
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { install } from './local/install.mjs'

const root = dirname(fileURLToPath(import.meta.url))
const [major] = process.versions.node.split('.').map(Number)
if (major < 20) {
  console.error(
    `知行需要 Node.js 20 或更高版本，现在是 ${process.versions.node}。请到 nodejs.org 安装新版后再运行 npm start。`,
  )
  process.exit(1)
}

const words = process.argv.slice(2)
const unknown = words.filter((word) => word !== '--fresh')
if (unknown.length) {
  console.error(
    `不认识 ${unknown.join(' ')}。用法：npm start，或 npm start -- --fresh（清空数据，从头开始）。环境变量：PORT、HOST、VAR_DIR。`,
  )
  process.exit(1)
}
const port = Number(process.env.PORT ?? 8787)
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  console.error(`PORT=${process.env.PORT} 不是端口号。`)
  process.exit(1)
}

// Small spaces: the server is idle most of the time, and a laptop has other things to do with its memory.
setFlagsFromString('--max-semi-space-size=8')
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'

try {
  await install(root)
  const { register } = await import('tsx/esm/api')
  register()
  const { start } = await import('./local/start/start.ts')
  const running = start({
    root,
    varFolder: resolve(root, process.env.VAR_DIR ?? 'var'),
    host: process.env.HOST ?? '127.0.0.1',
    port,
    fresh: words.includes('--fresh'),
    build: process.env.BUILD === 'none' ? 'none' : 'all',
    demo: ['small', 'none'].includes(process.env.DEMO) ? process.env.DEMO : 'full',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => end(running))
  await running.ready
} catch (error) {
  console.error(`\n没有启动成功：${error instanceof Error ? error.message : error}`)
  if (process.env.DEBUG) console.error(error)
  process.exit(1)
}

/** Whatever does not end by itself in eight seconds is ended. */
async function end(running) {
  console.log('\n正在停止…')
  setTimeout(() => process.exit(1), 8000).unref()
  await running.stop()
  process.exit(0)
}
