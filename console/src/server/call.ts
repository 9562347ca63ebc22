import type { Contract, InputOf, OutputOf } from '@zhixing/shared/contract'
import { renewToken } from '@zhixing/shared/identity/contract'
import { parseRefusal, Refusal } from '@zhixing/shared/problem'
import { tokenStore } from './token-store'

const TIMEOUT_MS = 20_000

/** Nothing came back, or nothing of ours: the network or the gateway is down, and asking again may help. */
export class Unavailable extends Error {
  readonly title = '网络连接不上，请检查网络后重试'
  constructor() {
    super('unavailable')
    this.name = 'Unavailable'
  }
}

/** Asks what a contract promises. Throws `Refusal` for what the server refused, `Unavailable` for what never reached it. */
export async function call<C extends Contract>(
  contract: C,
  input: InputOf<C>,
  signal?: AbortSignal,
): Promise<OutputOf<C>> {
  const token = tokenStore.present()?.token
  const response = await send(contract, input as Record<string, unknown>, token, signal)
  const body = await bodyOf(response)
  if (!response.ok) throw refused(contract, response.status, body, token)
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
  const { path, rest } = addressOf(contract.path, input)
  const inQuery = contract.method === 'GET' || contract.method === 'DELETE'
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), TIMEOUT_MS)
  const stop = () => patience.abort()
  signal?.addEventListener('abort', stop)
  try {
    return await fetch(inQuery ? path + queryOf(rest) : path, {
      method: contract.method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(!inQuery && { 'content-type': 'application/json' }),
      },
      body: inQuery ? null : JSON.stringify(rest),
      signal: patience.signal,
    })
  } catch {
    throw new Unavailable()
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
  }
}

function addressOf(template: string, input: Record<string, unknown>) {
  const rest = { ...input }
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    delete rest[name]
    return encodeURIComponent(String(input[name]))
  })
  return { path, rest }
}

function queryOf(rest: Record<string, unknown>) {
  const given = Object.entries(rest).filter(([, value]) => value !== undefined && value !== '')
  return given.length ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : ''
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    if (response.ok && response.status !== 204) throw new Unavailable()
    return undefined
  }
}

function refused(contract: Contract, status: number, body: unknown, token: string | undefined) {
  if (body === undefined && status >= 502) return new Unavailable()
  const refusal = parseRefusal(body)
  // A token that may not be renewed still has its last minutes: nobody is thrown out in the middle of a sentence.
  if (refusal.type === 'identity/unauthenticated' && token && contract !== renewToken) tokenStore.end(token)
  return refusal
}
