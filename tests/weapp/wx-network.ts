import type { Contract } from '@zhixing/shared/contract'
import { contracts } from '@zhixing/shared/modules'
import { eventOf, handlerOf } from '../support/request'

export interface WxRequestOptions {
  url: string
  method?: string
  data?: Record<string, unknown>
  header?: Record<string, string>
  success?: (answer: unknown) => void
  fail?: (error: unknown) => void
  complete?: (answer: unknown) => void
}

interface NetworkState {
  condition: 'up' | 'down' | 'answers are lost'
  /** Every request that reached the server, as `POST /v1/heartbeats`. */
  received: string[]
  /** All requests, also those that were lost. */
  sent: number
}

/** `wx.request`, answered in this process by the handlers that are deployed. */
export function createWxNetwork() {
  const state: NetworkState = { condition: 'up', received: [], sent: 0 }
  const request = (options: WxRequestOptions) => {
    void answerRequest(options, state).then(
      (response) => {
        options.success?.(response)
        options.complete?.(response)
      },
      (error: unknown) => {
        const failure = { errMsg: `request:fail ${error instanceof Error ? error.message : error}` }
        options.fail?.(failure)
        options.complete?.(failure)
      },
    )
    return { abort: () => {}, onHeadersReceived: () => {}, offHeadersReceived: () => {} }
  }
  /** `wx.login`, which needs the network too and fails with an object that is no error. */
  const login = ({ success, fail }: Pick<WxRequestOptions, 'success' | 'fail'>) => {
    void Promise.resolve().then(() => {
      if (state.condition === 'down') fail?.({ errMsg: 'login:fail' })
      else success?.({ code: 'an-unknown-code', errMsg: 'login:ok' })
    })
  }
  return { state, request, login }
}

async function answerRequest(options: WxRequestOptions, state: NetworkState) {
  const url = new URL(options.url)
  const method = options.method ?? 'GET'
  state.sent++
  if (state.condition === 'down') throw new Error('no network')
  const found = findContract(method, url.pathname)
  if (!found) return { statusCode: 404, data: '', header: {}, errMsg: 'request:ok' }
  state.received.push(`${method} ${url.pathname}`)
  const input = { ...found.pathParameters, ...Object.fromEntries(url.searchParams), ...options.data }
  const token = options.header?.authorization?.replace('Bearer ', '')
  const handle = await handlerOf(found.contract)
  const answer = await handle(eventOf(found.contract, input, { ...(token && { token }) }))
  if (state.condition === 'answers are lost') throw new Error('interrupted')
  return {
    statusCode: answer.statusCode ?? 0,
    data: JSON.parse(answer.body ?? 'null'),
    header: answer.headers,
    errMsg: 'request:ok',
  }
}

function findContract(
  method: string,
  path: string,
): { contract: Contract; pathParameters: Record<string, string> } | undefined {
  for (const { contract } of contracts) {
    const pattern = new RegExp(`^${contract.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`)
    const match = contract.method === method && pattern.exec(path)
    if (match) return { contract, pathParameters: { ...match.groups } }
  }
  return undefined
}
