import Taro from '@tarojs/taro'
import type { Contract } from '@zhixing/shared/contract'
import { parseRefusal } from '@zhixing/shared/problem'
import type * as z from 'zod'

/** Not reached, or not now: nothing is wrong with what was asked, so it may be asked again. */
export class Unavailable extends Error {
  readonly title: string
  constructor(title = '网络不通，请检查网络后重试') {
    super(title)
    this.name = 'Unavailable'
    this.title = title
  }
}

const TIMEOUT_MS = 15_000
const busy = [502, 503, 504]

/** One request over the wire, typed by its contract. Throws `Refusal` or `Unavailable`. The answer is trusted: the server has checked it already. */
export async function ask<I extends z.ZodType, O extends z.ZodType>(
  contract: Contract<I, O>,
  input: z.input<I>,
  token?: string,
): Promise<z.output<O>> {
  const { url, rest } = address(contract.path, input as Record<string, unknown>)
  const hasBody = contract.method === 'POST' || contract.method === 'PUT'
  const answer = await Taro.request({
    url: API_ORIGIN + (hasBody ? url : url + query(rest)),
    method: contract.method,
    header: {
      ...(hasBody && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(hasBody && { data: rest }),
    timeout: TIMEOUT_MS,
  }).catch(() => {
    throw new Unavailable()
  })
  // Taro resolves for every status: here alone a status becomes a throw.
  if (answer.statusCode >= 200 && answer.statusCode < 300) return answer.data as z.output<O>
  const refusal = parseRefusal(answer.data)
  if (busy.includes(answer.statusCode)) throw new Unavailable(refusal.title)
  throw refusal
}

/** Path parameters are taken out of the input; what is left goes into the query or the body. */
function address(path: string, input: Record<string, unknown>) {
  const rest = { ...input }
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    delete rest[name]
    return encodeURIComponent(String(input[name]))
  })
  return { url, rest }
}

function query(rest: Record<string, unknown>): string {
  const pairs = Object.keys(rest)
    .filter((name) => rest[name] !== undefined)
    .map((name) => `${name}=${encodeURIComponent(String(rest[name]))}`)
  return pairs.length ? `?${pairs.join('&')}` : ''
}
