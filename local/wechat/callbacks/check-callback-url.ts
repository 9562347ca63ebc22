import { randomInt } from 'node:crypto'
import type { Platform } from '../platform/platform'
import { signatureOf } from './crypto'

const TIMEOUT_MS = 5_000

/** Checks a callback URL as WeChat's console does: a signed GET must be answered with its `echostr`. */
export async function checkCallbackUrl(
  platform: Platform,
  appid: string,
): Promise<{ verified: boolean; reason?: string }> {
  const settings = platform.apps.get(appid)?.callback
  if (!settings) return { verified: false, reason: '没有配置回调地址' }
  const timestamp = String(Math.floor(platform.now().getTime() / 1000))
  const nonce = String(randomInt(100_000_000, 2_000_000_000))
  const echostr = String(randomInt(2 ** 40, 2 ** 47))
  const signature = signatureOf(settings.token, timestamp, nonce)
  const url = new URL(settings.url)
  for (const [name, value] of Object.entries({ signature, timestamp, nonce, echostr }))
    url.searchParams.set(name, value)
  try {
    const response = await platform.fetch(url.href, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    const text = await response.text()
    if (!response.ok) return { verified: false, reason: `HTTP ${response.status}` }
    return text === echostr ? { verified: true } : { verified: false, reason: '回应不是 echostr' }
  } catch {
    return { verified: false, reason: '无法连接' }
  }
}
