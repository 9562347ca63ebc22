import { createHash } from 'node:crypto'
import type { Contract, DerivedProblem } from '@zhixing/shared/contract'
import { type FieldError, type ProblemType, problemOf, Refusal } from '@zhixing/shared/problem'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type * as z from 'zod'
import { isUnavailable } from '../dynamodb/table'
import { type Actor, type TokenClaims, verifyToken, type WechatIdentity } from './actor'

export interface Request {
  sourceIp: string
  userAgent: string
  claims?: TokenClaims | undefined
}
/**
 * Makes the refusal to throw: `throw refuse('catalogue/course-not-found')`. A function below a verb takes the `Refuse` of the problems
 * it needs; the compiler then checks that the contract of every caller lists them.
 */
export type Refuse<Problem extends ProblemType> = (
  type: Problem,
  more?: { detail?: string | undefined; errors?: FieldError[] | undefined },
) => Refusal

/** What an endpoint with this contract may refuse with. */
export type RefuseOf<C extends Contract> = Refuse<C['problems'][number] | DerivedProblem>

interface Call<C extends Contract, Caller> {
  input: z.output<C['input']>
  actor: Caller
  /** The gateway's clock. */
  now: Date
  request: Request
  refuse: RefuseOf<C>
}
type Verb<C extends Contract, Caller> = (call: Call<C, Caller>) => Promise<z.input<C['output']>>
export interface Endpoint {
  contract: Contract
  answer: (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>
}

const refuse = (...refusal: ConstructorParameters<typeof Refusal>) => new Refusal(...refusal)

/** For whoever is bound to a learner; contracts of `staff` also ask for a token of the console. */
export const endpoint = <C extends Contract>(contract: C, verb: Verb<C, Actor>): Endpoint =>
  adapt(contract, verb, (claims) => {
    if (!claims) throw new Refusal('identity/unauthenticated')
    if (contract.access === 'staff' && claims.surface !== 'console')
      throw new Refusal('identity/unauthenticated')
    if (!claims.learnerId) throw new Refusal('identity/not-bound')
    return { learnerId: claims.learnerId, wechat: claims.wechat }
  })

/** For anyone WeChat vouches for, bound or not. */
export const guestEndpoint = <C extends Contract>(
  contract: C,
  verb: Verb<C, WechatIdentity & { learnerId?: string | undefined }>,
): Endpoint =>
  adapt(contract, verb, (claims) => {
    if (!claims) throw new Refusal('identity/unauthenticated')
    return { ...claims.wechat, learnerId: claims.learnerId }
  })

/** For everyone; the actor is there if a valid token came along. */
export const publicEndpoint = <C extends Contract>(contract: C, verb: Verb<C, Actor | undefined>): Endpoint =>
  adapt(contract, verb, (claims) =>
    claims?.learnerId ? { learnerId: claims.learnerId, wechat: claims.wechat } : undefined,
  )

/** One Lambda per module: API Gateway has routed already, `routeKey` picks the verb. */
export function serve(...endpoints: Endpoint[]) {
  const verbs = new Map(endpoints.map((verb) => [`${verb.contract.method} ${verb.contract.path}`, verb]))
  const handler = async (event: APIGatewayProxyEventV2) =>
    verbs.get(event.routeKey)?.answer(event) ?? refused(new Refusal('request/not-found'), event)
  return Object.assign(handler, { endpoints })
}

const BODY_BYTES_MAX = 64 * 1024

function adapt<C extends Contract, Who>(
  contract: C,
  verb: Verb<C, Who>,
  actorOf: (claims: TokenClaims | undefined) => Who,
): Endpoint {
  const answer = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    try {
      const now = new Date(event.requestContext.timeEpoch)
      const claims = await verifyToken(event.headers.authorization, now)
      const actor = actorOf(claims)
      const input = contract.input.safeParse(inputOf(contract, event))
      if (!input.success) throw new Refusal('request/invalid', { errors: errorsOf(input.error) })
      const { sourceIp, userAgent } = event.requestContext.http
      const result = await verb({
        input: input.data as z.output<C['input']>,
        actor,
        now,
        request: { sourceIp, userAgent, claims },
        refuse,
      })
      return answered(contract, contract.output.parse(result), event)
    } catch (error) {
      if (error instanceof Refusal) return refused(error, event)
      const unavailable = isUnavailable(error)
      // The inside of an error goes to the log and only there; the address is left out, because queries may carry what logs must not.
      console.error(
        JSON.stringify({
          level: 'error',
          route: event.routeKey,
          request: event.requestContext.requestId,
          error: insideOf(error),
        }),
      )
      return refused(new Refusal(unavailable ? 'service/unavailable' : 'service/failed'), event)
    }
  }
  return { contract, answer }
}

function inputOf(contract: Contract, event: APIGatewayProxyEventV2): unknown {
  const body = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString() : event.body
  if (body && Buffer.byteLength(body) > (contract.bodyBytesMax ?? BODY_BYTES_MAX))
    throw new Refusal('request/too-large')
  const given = { ...event.queryStringParameters, ...event.pathParameters }
  if (contract.media) return body === undefined ? given : { ...given, body }
  return { ...fieldsOf(body), ...given }
}

function fieldsOf(body: string | undefined): object {
  if (!body) return {}
  try {
    const fields: unknown = JSON.parse(body)
    if (typeof fields === 'object' && fields !== null && !Array.isArray(fields)) return fields
  } catch {
    // Falls through to the refusal below, as any other body that is not an object.
  }
  throw new Refusal('request/malformed')
}

const issueTitles: Record<string, string> = {
  unrecognized_keys: '有不认识的字段',
  invalid_type: '缺少内容或类型不对',
  invalid_format: '格式不对',
  invalid_value: '不在可选范围内',
  too_small: '太短或太小',
  too_big: '太长或太大',
}

const errorsOf = (error: z.ZodError): FieldError[] =>
  error.issues
    .slice(0, 20)
    .map((issue) => ({ path: issue.path.join('.'), message: issueTitles[issue.code] ?? '内容不对' }))

function answered(
  contract: Contract,
  output: unknown,
  event: APIGatewayProxyEventV2,
): APIGatewayProxyStructuredResultV2 {
  if (contract.media)
    return {
      statusCode: 200,
      headers: { 'content-type': `${contract.media}; charset=utf-8` },
      body: String(output),
    }
  const body = JSON.stringify(output)
  if (contract.cacheSeconds === undefined) return { statusCode: 200, headers: fresh, body }
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const headers = { ...json, etag, 'cache-control': `public, max-age=${contract.cacheSeconds}` }
  if (event.headers['if-none-match'] === etag)
    return { statusCode: 304, headers: { etag, 'cache-control': headers['cache-control'] } }
  return { statusCode: 200, headers, body }
}

const json = { 'content-type': 'application/json; charset=utf-8', 'x-content-type-options': 'nosniff' }
const fresh = Object.freeze({ 'cache-control': 'no-store', ...json })

function refused(refusal: Refusal, event: APIGatewayProxyEventV2): APIGatewayProxyStructuredResultV2 {
  const headers = {
    ...json,
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  }
  return {
    statusCode: refusal.status,
    headers,
    body: JSON.stringify(problemOf(refusal, event.requestContext.requestId)),
  }
}

const insideOf = (error: unknown) =>
  error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : error
