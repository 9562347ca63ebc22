import { environment } from '../environment'
import { retry, sleepMs } from '../retry'
import { WechatError } from './error'

export interface WechatCall {
  path: `/${string}`
  /** Without it POST if there is a body, else GET. */
  method?: 'GET' | 'POST'
  query?: Record<string, string>
  body?: unknown
  /** A repeated call does no harm, so it is retried while the platform is busy. */
  idempotent?: boolean
  /** `false` for the sign-in calls, which carry the app's secret instead of an access token. */
  withToken?: boolean
}

/** The JSON of a response that is no error. */
export type WechatAnswer = Record<string, unknown>

/** How requests leave the process: tests and the simulator replace it. */
export const wechatHttp = {
  fetch: (url: string, options: RequestInit): Promise<Response> => fetch(url, options),
  sleep: sleepMs,
  timeoutMs: 5000,
}

const BUSY = -1
const ATTEMPTS_MAX = 4

/**
 * Sends a call, with an access token if one is given, and retries while the platform is busy if the call is
 * idempotent. Returns JSON or the bytes of an image; throws a WechatError for everything else.
 */
export function sendWechatRequest(call: WechatCall, token?: string): Promise<WechatAnswer | Buffer> {
  return retry(() => sendOnce(call, token), {
    attemptsMax: ATTEMPTS_MAX,
    isTransient: (error) => call.idempotent === true && error instanceof WechatError && error.kind === 'busy',
    backoff: { baseMs: 100, jitter: 'half' },
    sleep: (milliseconds) => wechatHttp.sleep(milliseconds),
  })
}

async function sendOnce(call: WechatCall, token: string | undefined): Promise<WechatAnswer | Buffer> {
  const { status, bytes } = await fetchBytes(call, token)
  if (status >= 500) throw new WechatError('unknown', 0, `HTTP ${status}`)
  if (isImage(bytes)) return bytes
  const answer = parseWechatJson(bytes.toString('utf8'))
  if (answer === undefined) throw new WechatError('unknown', 0, `HTTP ${status} without an answer`)
  const errcode = Number(answer.errcode ?? 0)
  if (errcode === 0) return answer
  throw new WechatError(errcode === BUSY ? 'busy' : 'answered', errcode, String(answer.errmsg ?? ''))
}

async function fetchBytes({ path, method, query, body }: WechatCall, token: string | undefined) {
  // The URL contains secrets and tokens, so no log and no error may contain it.
  const search = new URLSearchParams({ ...query, ...(token && { access_token: token }) })
  const signal = AbortSignal.timeout(wechatHttp.timeoutMs)
  try {
    const response = await wechatHttp.fetch(`${environment.wechatApiUrl}${path}?${search}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(body),
      }),
      signal,
      redirect: 'error',
    })
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }
  } catch {
    // The cause is dropped: an error of fetch may contain the address.
    if (signal.aborted) throw new WechatError('timeout', 0, `no answer within ${wechatHttp.timeoutMs} ms`)
    throw new WechatError('unknown', 0, 'the connection failed')
  }
}

const isPng = (bytes: Buffer) => bytes[0] === 0x89 && bytes[1] === 0x50
const isJpeg = (bytes: Buffer) => bytes[0] === 0xff && bytes[1] === 0xd8
const isImage = (bytes: Buffer) => isPng(bytes) || isJpeg(bytes)

/** Matches strings first, so that digits inside them stay, then integers that a double may not hold. */
const textOrLongNumber = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g

/** The JSON object in a body, with integers of 16 digits and more as text; undefined for any other body. */
export function parseWechatJson(body: string): WechatAnswer | undefined {
  const quoted = body.replace(textOrLongNumber, (match) => (match.startsWith('"') ? match : `"${match}"`))
  try {
    const answer: unknown = JSON.parse(quoted)
    const isObject = typeof answer === 'object' && answer !== null && !Array.isArray(answer)
    return isObject ? (answer as WechatAnswer) : undefined
  } catch {
    return undefined // the error page of a proxy, or an empty body
  }
}
