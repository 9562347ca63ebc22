import Taro from '@tarojs/taro'
import type { Contract, InputOf, OutputOf } from '@zhixing/shared/contract'
import { parseRefusal, Refusal } from '@zhixing/shared/problem'

/** The server was not reached or is overloaded. The request itself is fine, so a retry may succeed. */
export class Unavailable extends Error {
  readonly title: string
  constructor(title = '网络不通，请检查网络后重试') {
    super(title)
    this.name = 'Unavailable'
    this.title = title
  }
}

/** What `call` and `sendRequest` throw. Both have a title that the learner can read. */
export type CallError = Refusal | Unavailable

export const isCallError = (error: unknown): error is CallError =>
  error instanceof Refusal || error instanceof Unavailable

const TIMEOUT_MS = 15_000
const overloadedStatuses = [502, 503, 504]

/**
 * Sends one request and returns the body of its answer, typed by the contract. The body is not parsed again:
 * the server has validated it. Throws `Refusal` or `Unavailable`.
 */
export async function sendRequest<C extends Contract>(
  contract: C,
  input: InputOf<C>,
  token?: string,
): Promise<OutputOf<C>> {
  const { url, rest } = fillPath(contract.path, input as Record<string, unknown>)
  const hasBody = contract.method === 'POST' || contract.method === 'PUT'
  const response = await Taro.request({
    url: API_ORIGIN + (hasBody ? url : url + toQueryString(rest)),
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
  // Taro.request resolves for every status, so this is the only place where a status becomes an exception.
  if (response.statusCode >= 200 && response.statusCode < 300) return response.data as OutputOf<C>
  const refusal = parseRefusal(response.data)
  if (overloadedStatuses.includes(response.statusCode)) throw new Unavailable(refusal.title)
  throw refusal
}

/** Fills the path's parameters from the input. The rest of the input is for the query or the body. */
function fillPath(path: string, input: Record<string, unknown>) {
  const rest = { ...input }
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    delete rest[name]
    return encodeURIComponent(String(input[name]))
  })
  return { url, rest }
}

function toQueryString(parameters: Record<string, unknown>): string {
  const pairs = Object.keys(parameters)
    .filter((name) => parameters[name] !== undefined)
    .map((name) => `${name}=${encodeURIComponent(String(parameters[name]))}`)
  return pairs.length ? `?${pairs.join('&')}` : ''
}
