import { randomInt } from 'node:crypto'
import type { World } from '../platform/platform'
import { signatureOf } from './crypto'

/** What the platform's console does when an address is entered: a signed GET that has to be answered with echostr. */
export async function verifyCallback(
  world: World,
  appid: string,
): Promise<{ verified: boolean; reason?: string }> {
  const settings = world.apps.get(appid)?.callback
  if (!settings) return { verified: false, reason: '没有配置回调地址' }
  const timestamp = String(Math.floor(world.now().getTime() / 1000))
  const nonce = String(randomInt(100_000_000, 2_000_000_000))
  const echostr = String(randomInt(2 ** 40, 2 ** 47))
  const url = new URL(settings.url)
  for (const [name, value] of Object.entries({
    signature: signatureOf(settings.token, timestamp, nonce),
    timestamp,
    nonce,
    echostr,
  }))
    url.searchParams.set(name, value)
  try {
    const response = await world.fetch(url.href, { signal: AbortSignal.timeout(5_000) })
    const text = await response.text()
    if (!response.ok) return { verified: false, reason: `HTTP ${response.status}` }
    return text === echostr ? { verified: true } : { verified: false, reason: '回应不是 echostr' }
  } catch {
    return { verified: false, reason: '无法连接' }
  }
}
