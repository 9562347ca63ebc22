import type { Contract, InputOf, OutputOf } from '@zhixing/shared/contract'
import { renewToken } from '@zhixing/shared/identity/contract'
import { parseRefusal, Refusal } from '@zhixing/shared/problem'
import { tokenStore } from './token-store'

const TIMEOUT_MS = 20_000

/** The network or the gateway is down, or it did not answer in time; a retry may succeed. */
export class Unavailable extends Error {
  readonly title = '网络连接不上，请检查网络后重试'
  constructor() {
    super('unavailable')
    this.name = 'Unavailable'
  }
}

/**
 * Calls a contract with the administrator's token and returns its checked output. Throws `Refusal` if the
 * server refuses or its output breaks the contract, `Unavailable` if it does not answer or `signal` aborts.
 */
export async function call<C extends Contract>(
  contract: C,
  input: InputOf<C>,
  signal?: AbortSignal,
): Promise<OutputOf<C>> {
  const token = tokenStore.token()
  const response = await send(contract, input as Record<string, unknown>, token, signal)
  const body = await readBody(response)
  if (!response.ok) throw errorOf(contract, response.status, body, token)
  const output = contract.output.safeParse(body)
  if (!output.success) throw new Refusal('service/failed')
  return output.data as OutputOf<C>
}

async function send(
  contract: Contract,
  input: Record<string, unknown>,
  token: string | undefined,
  signal?: AbortSignal,
) {
  const { path, rest } = fillPath(contract.path, input)
  const isInQuery = contract.method === 'GET' || contract.method === 'DELETE'
  const controller = new AbortController()
  const abort = () => controller.abort()
  const timer = setTimeout(abort, TIMEOUT_MS)
  signal?.addEventListener('abort', abort)
  try {
    return await fetch(isInQuery ? path + queryString(rest) : path, {
      method: contract.method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(!isInQuery && { 'content-type': 'application/json' }),
      },
      body: isInQuery ? null : JSON.stringify(rest),
      signal: controller.signal,
    })
  } catch {
    throw new Unavailable()
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}

/** Fills the path's `{names}` from the input. `rest` is the remaining input. */
function fillPath(template: string, input: Record<string, unknown>) {
  const rest = { ...input }
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    delete rest[name]
    return encodeURIComponent(String(input[name]))
  })
  return { path, rest }
}

function queryString(input: Record<string, unknown>) {
  const filled = Object.entries(input).filter(([, value]) => value !== undefined && value !== '')
  if (!filled.length) return ''
  return `?${new URLSearchParams(filled.map(([name, value]) => [name, String(value)]))}`
}

async function readBody(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    const isBrokenOff = response.ok && response.status !== 204
    if (isBrokenOff) throw new Unavailable()
    return undefined // an error page of the gateway is no JSON
  }
}

function errorOf(contract: Contract, status: number, body: unknown, token: string | undefined) {
  const isFromGateway = body === undefined && status >= 502
  if (isFromGateway) return new Unavailable()
  const refusal = parseRefusal(body)
  const isTokenRefused = refusal.type === 'identity/unauthenticated' && token !== undefined
  // A token whose renewal is refused is still valid for some minutes, in which the administrator can finish.
  if (isTokenRefused && contract !== renewToken) tokenStore.expire(token)
  return refusal
}
