import type { Contract } from '@zhixing/shared/contract'
import { contracts } from '@zhixing/shared/modules'
import { eventOf, handlerOf } from '../support/request'

interface Request {
  url: string
  method?: string
  data?: Record<string, unknown>
  header?: Record<string, string>
  success?: (answer: unknown) => void
  fail?: (error: unknown) => void
  complete?: (answer: unknown) => void
}

/** `wx.request`, answered by the very handlers that are deployed. */
export function server() {
  const state = { network: 'up' as 'up' | 'down' | 'answers are lost', asked: [] as string[] }
  const request = (options: Request) => {
    void answer(options, state).then(
      (found) => {
        options.success?.(found)
        options.complete?.(found)
      },
      (error: unknown) => {
        const failure = { errMsg: `request:fail ${error instanceof Error ? error.message : error}` }
        options.fail?.(failure)
        options.complete?.(failure)
      },
    )
    return { abort: () => {}, onHeadersReceived: () => {}, offHeadersReceived: () => {} }
  }
  return { state, request }
}

async function answer(options: Request, state: { network: string; asked: string[] }) {
  const address = new URL(options.url)
  const method = options.method ?? 'GET'
  if (state.network === 'down') throw new Error('no network')
  const found = contractOf(method, address.pathname)
  if (!found) return { statusCode: 404, data: '', header: {}, errMsg: 'request:ok' }
  state.asked.push(`${method} ${address.pathname}`)
  const input = { ...found.params, ...Object.fromEntries(address.searchParams), ...options.data }
  const headers = Object.fromEntries(
    Object.entries(options.header ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  )
  const token = headers.authorization?.replace('Bearer ', '')
  const answered = await (await handlerOf(found.contract))(
    eventOf(found.contract, input, { ...(token && { token }) }),
  )
  if (state.network === 'answers are lost') throw new Error('interrupted')
  return {
    statusCode: answered.statusCode ?? 0,
    data: JSON.parse(answered.body ?? 'null'),
    header: answered.headers,
    errMsg: 'request:ok',
  }
}

function contractOf(
  method: string,
  path: string,
): { contract: Contract; params: Record<string, string> } | undefined {
  for (const { contract } of contracts) {
    const found =
      contract.method === method &&
      new RegExp(`^${contract.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`).exec(path)
    if (found) return { contract, params: { ...found.groups } }
  }
  return undefined
}
