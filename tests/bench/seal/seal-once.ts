import { seal } from '@zhixing/functions/log/seal'
import { findLogHead } from '@zhixing/functions/log/store/head'

// Runs the deployed function once, so that its cost is the cost of this process.
const began = performance.now()
const before = process.cpuUsage()
await seal(new Date())
const { user, system } = process.cpuUsage(before)
const head = await findLogHead()
const taken = {
  size: head?.size ?? 0,
  seconds: (user + system) / 1e6,
  elapsed: (performance.now() - began) / 1000,
  megabytes: process.resourceUsage().maxRSS / 1024,
}
console.log(JSON.stringify(taken))
process.exit(0)
