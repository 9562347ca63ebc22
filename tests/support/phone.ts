import type { Contract, InputOf, OutputOf } from '@zhixing/shared/contract'
import { scanConsoleSignIn, signIn } from '@zhixing/shared/identity/contract'

interface ReceivedMessage {
  title: string
  fields?: { value: string }[]
}

/** The phone of a person of the demo, signed in to the mini-program of the system at `url`. */
export async function phoneOf(url: string, personId: string) {
  const phone = `${url}/wechat/_sim/phones/${personId}`
  const { code } = await fetchJson<{ code: string }>(`${phone}/login-code`, { method: 'POST', body: '{}' })
  const { token } = await callApi(url, signIn, { code, via: 'miniProgram' })
  return {
    ask: <C extends Contract>(contract: C, input: InputOf<C>) => callApi(url, contract, input, token),
    /** Delivered messages, newest first. */
    received: async () => {
      const outbox = `${url}/wechat/_sim/outbox?personId=${personId}&delivered=true`
      return (await fetchJson<{ messages: ReceivedMessage[] }>(outbox, {})).messages
    },
    scan: (signInId: string) => callApi(url, scanConsoleSignIn, { signInId }, token),
  }
}

async function callApi<C extends Contract>(
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
  const isInQuery = contract.method === 'GET' || contract.method === 'DELETE'
  const query = isInQuery ? `?${new URLSearchParams(rest)}` : ''
  const answer = await fetchJson(`${url}${path}${query}`, {
    method: contract.method,
    body: isInQuery ? null : JSON.stringify(rest),
    ...(token && { headers: { authorization: `Bearer ${token}` } }),
  })
  return contract.output.parse(answer) as OutputOf<C>
}

async function fetchJson<T>(url: string, { headers, ...options }: RequestInit): Promise<T> {
  const response = await fetch(url, {
    ...options,
    headers: { 'content-type': 'application/json', ...headers },
  })
  if (!response.ok)
    throw new Error(`${options.method ?? 'GET'} ${url}: ${response.status} ${await response.text()}`)
  return response.json() as Promise<T>
}
