import { randomBytes } from 'node:crypto'
import { issueToken, type Surface } from '@zhixing/functions/core/http/actor'
import type { Contract, InputOf, OutputOf } from '@zhixing/shared/contract'
import { contracts } from '@zhixing/shared/modules'
import { Problem } from '@zhixing/shared/problem'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { ulid } from 'ulid'

interface Options {
  token?: string | undefined
  now?: Date | undefined
  headers?: Record<string, string>
  sourceIp?: string
  /** Sent as it is, in place of the JSON the input would become. */
  body?: string
}
export interface Answer<C extends Contract> {
  status: number
  headers: Record<string, string>
  /** The output of a 200; reading it of a refusal is the test's mistake and fails. */
  body: OutputOf<C>
  /** The slug of a refusal, `identity/not-bound`; undefined for a 200. */
  type: string | undefined
  problem: Problem | undefined
}

/** Asks a verb as API Gateway would: same event, same handler. */
export async function request<C extends Contract>(
  contract: C,
  input: InputOf<C>,
  options: Options = {},
): Promise<Answer<C>> {
  const answer = await (await handlerOf(contract))(
    eventOf(contract, input as Record<string, unknown>, options),
  )
  const status = answer.statusCode ?? 0
  const headers = (answer.headers ?? {}) as Record<string, string>
  const wire =
    status === 304
      ? undefined
      : contract.media && status === 200
        ? answer.body
        : JSON.parse(answer.body ?? 'null')
  const problem = status >= 400 ? Problem.parse(wire) : undefined
  const outcome = { status, headers, type: problem?.type.slice('urn:zhixing:'.length), problem }
  return Object.defineProperty(outcome as Answer<C>, 'body', {
    get: () => {
      if (status !== 200)
        throw new Error(`${contract.method} ${contract.path} answered ${status} ${answer.body}`)
      return wire
    },
  })
}

type Handler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>

export async function handlerOf(contract: Contract): Promise<Handler> {
  const known = contracts.find(
    (entry) => entry.contract.method === contract.method && entry.contract.path === contract.path,
  )
  if (!known) throw new Error(`no module promises ${contract.method} ${contract.path}`)
  const { handler } = (await import(`@zhixing/functions/${known.module}/handler`)) as { handler: Handler }
  return handler
}

/** Payload format 2.0: what is not there is absent, names of headers are lower case, repeated query keys are joined by commas. */
export function eventOf(
  contract: Contract,
  input: Record<string, unknown>,
  options: Options = {},
): APIGatewayProxyEventV2 {
  const { token, now = new Date(), headers, sourceIp = '192.0.2.1', body: raw } = options
  const names = [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  const inPath = Object.fromEntries(names.map((name) => [name, String(input[name])]))
  const rest = Object.entries(input).filter(([name, value]) => !names.includes(name) && value !== undefined)
  const inBody = contract.method === 'POST' || contract.method === 'PUT'
  const asQuery = rest.filter(([name]) => !inBody || (contract.media && name !== 'body'))
  const query = Object.fromEntries(
    asQuery.map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]),
  )
  const json =
    inBody && !contract.media ? JSON.stringify(Object.fromEntries(rest)) : (input.body as string | undefined)
  const body = raw ?? json
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(inPath[name] ?? ''))
  return {
    version: '2.0',
    routeKey: `${contract.method} ${contract.path}`,
    rawPath: path,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: {
      host: 'api.test',
      'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Safari/537.36',
      ...(body !== undefined && {
        'content-type': 'application/json',
        'content-length': `${Buffer.byteLength(body)}`,
      }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(Object.keys(query).length && { queryStringParameters: query }),
    ...(names.length && { pathParameters: inPath }),
    ...(body !== undefined && { body }),
    isBase64Encoded: false,
    requestContext: {
      accountId: '000000000000',
      apiId: 'test',
      domainName: 'api.test',
      domainPrefix: 'api',
      http: {
        method: contract.method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp,
        userAgent:
          headers?.['user-agent'] ??
          'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Safari/537.36',
      },
      requestId: randomBytes(8).toString('hex'),
      routeKey: `${contract.method} ${contract.path}`,
      stage: '$default',
      time: now.toISOString(),
      timeEpoch: now.getTime(),
    },
  }
}

interface TokenOptions {
  surface?: Surface
  now?: Date
  openid?: string
  authenticatedAt?: Date
}

/** A token as sign-in issues it, for a learner who need not be stored. */
export async function tokenOf(learnerId: string | undefined, options: TokenOptions = {}): Promise<string> {
  const {
    surface = 'learner',
    now = new Date(),
    openid = learnerId ?? ulid(),
    authenticatedAt = now,
  } = options
  const wechat = { appid: process.env.MINI_PROGRAM_APPID ?? '', openid }
  const claims = { surface, wechat, learnerId, authenticatedAt: Math.floor(authenticatedAt.getTime() / 1000) }
  return (await issueToken(claims, now)).token
}

/** Somebody WeChat knows and the roster does not, yet. */
export const guestToken = (openid: string = ulid(), now?: Date) =>
  tokenOf(undefined, { openid, ...(now && { now }) })
export const staffToken = (learnerId: string, now?: Date) =>
  tokenOf(learnerId, { surface: 'console', ...(now && { now }) })
