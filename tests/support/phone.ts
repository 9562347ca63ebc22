import type { Contract, InputOf, OutputOf } from '@zhixing/shared/contract'
import { scanConsoleSignIn, signIn } from '@zhixing/shared/identity/contract'

/** Somebody of the demo with his phone in hand: signed in to the mini-program, asking what its contracts promise. */
export async function phoneOf(url: string, personId: string) {
  const { code } = await post<{ code: string }>(`${url}/wechat/_sim/phones/${personId}/login-code`, {})
  const { token } = await ask(url, signIn, { code, via: 'miniProgram' })
  return {
    ask: <C extends Contract>(contract: C, input: InputOf<C>) => ask(url, contract, input, token),
    /** What his WeChat has received, newest first. */
    received: async () => {
      const response = await fetch(`${url}/wechat/_sim/outbox?personId=${personId}&delivered=true`)
      return ((await response.json()) as { messages: { title: string; fields?: { value: string }[] }[] })
        .messages
    },
    scan: (signInId: string) => ask(url, scanConsoleSignIn, { signInId }, token),
  }
}

async function ask<C extends Contract>(
  url: string,
  contract: C,
  input: InputOf<C>,
  token?: string,
): Promise<OutputOf<C>> {
  const rest = { ...(input as Record<string, string>) }
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name])
    delete rest[name]
    return value
  })
  const inQuery = contract.method === 'GET' || contract.method === 'DELETE'
  const response = await fetch(`${url}${path}${inQuery ? `?${new URLSearchParams(rest)}` : ''}`, {
    method: contract.method,
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: inQuery ? null : JSON.stringify(rest),
  })
  if (!response.ok) throw new Error(`${contract.method} ${path}: ${response.status} ${await response.text()}`)
  return contract.output.parse(await response.json()) as OutputOf<C>
}

async function post<T>(url: string, body: unknown): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  return response.json() as Promise<T>
}
