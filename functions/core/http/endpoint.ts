import type { Contract, DerivedProblem } from '@zhixing/shared/contract'
import { type FieldError, type ProblemType, Refusal } from '@zhixing/shared/problem'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type * as z from 'zod'
import { log } from '../log'
import { isTransient } from '../transient-error'
import { type Actor, type TokenClaims, verifyToken, type WechatIdentity } from './actor'
import { requireLiveToken } from './ended-tokens'
import { parseInput } from './input'
import type { RequestOrigin } from './request-origin'
import { problemResponse, successResponse } from './response'

/**
 * Makes the refusal to throw: `throw refuse('catalogue/course-not-found')`. A function below a verb takes
 * the `Refuse` of the problems it needs; the compiler then checks that the contract of every caller lists
 * them.
 */
export type Refuse<Problem extends ProblemType> = (
  type: Problem,
  more?: { detail?: string | undefined; errors?: FieldError[] | undefined; retryAfterSeconds?: number },
) => Refusal

/** What an endpoint with this contract may refuse with. */
export type RefuseOf<C extends Contract> = Refuse<C['problems'][number] | DerivedProblem>

interface VerbCall<C extends Contract, Caller> {
  input: z.output<C['input']>
  actor: Caller
  /** The gateway's clock. */
  now: Date
  request: RequestOrigin
  refuse: RefuseOf<C>
}

type Verb<C extends Contract, Caller> = (call: VerbCall<C, Caller>) => Promise<z.input<C['output']>>

/** A verb behind its contract, for `serve`. `answer` never throws: refusals and failures are responses. */
export interface Endpoint {
  contract: Contract
  answer: (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>
}

/**
 * For callers bound to a learner. A contract with access `staff` also requires a token of the console whose
 * holder has the second factor that their role needs.
 */
export const endpoint = <C extends Contract>(contract: C, verb: Verb<C, Actor>): Endpoint =>
  createEndpoint(contract, verb, (claims) => {
    if (!claims) throw new Refusal('identity/unauthenticated')
    if (contract.access === 'staff' && claims.surface !== 'console')
      throw new Refusal('identity/unauthenticated')
    if (!claims.learnerId) throw new Refusal('identity/not-bound')
    if (contract.access === 'staff' && claims.owesSecondFactor)
      throw new Refusal('identity/second-factor-missing')
    return { learnerId: claims.learnerId, wechat: claims.wechat, network: claims.network }
  })

/** For every caller that has signed in with WeChat, bound to a learner or not. */
export const guestEndpoint = <C extends Contract>(
  contract: C,
  verb: Verb<C, WechatIdentity & { learnerId?: string | undefined }>,
): Endpoint =>
  createEndpoint(contract, verb, (claims) => {
    if (!claims) throw new Refusal('identity/unauthenticated')
    return { ...claims.wechat, learnerId: claims.learnerId }
  })

/** For every caller. `actor` is undefined without the token of a bound learner. */
export const publicEndpoint = <C extends Contract>(contract: C, verb: Verb<C, Actor | undefined>): Endpoint =>
  createEndpoint(contract, verb, (claims) =>
    claims?.learnerId ? { learnerId: claims.learnerId, wechat: claims.wechat } : undefined,
  )

/** The Lambda of a module: API Gateway has matched the route, and `routeKey` picks the verb. */
export function serve(...endpoints: Endpoint[]) {
  const byRoute = new Map(endpoints.map((each) => [`${each.contract.method} ${each.contract.path}`, each]))
  const handler = async (event: APIGatewayProxyEventV2) =>
    byRoute.get(event.routeKey)?.answer(event) ?? problemResponse(new Refusal('request/not-found'), event)
  return Object.assign(handler, { endpoints })
}

const refuse: Refuse<ProblemType> = (type, more) => new Refusal(type, more)

function createEndpoint<C extends Contract, Caller>(
  contract: C,
  verb: Verb<C, Caller>,
  requireActor: (claims: TokenClaims | undefined) => Caller,
): Endpoint {
  const answer = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    try {
      const now = new Date(event.requestContext.timeEpoch)
      const claims = await verifyToken(event.headers.authorization, now)
      if (claims) await requireLiveToken(claims)
      const actor = requireActor(claims)
      const input = parseInput(contract, event)
      const { sourceIp, userAgent } = event.requestContext.http
      const { 'x-edge-key': key, 'x-viewer-address': viewerAddress } = event.headers
      const request = { sourceIp, userAgent, claims, edge: { key, viewerAddress } }
      const output = await verb({ input, actor, now, request, refuse })
      return successResponse(contract, contract.output.parse(output), event)
    } catch (error) {
      return problemResponse(error instanceof Refusal ? error : toRefusal(error, event), event)
    }
  }
  return { contract, answer }
}

/** Details of an error go to the log only. Logs the route, not the path: paths contain ids and secrets. */
function toRefusal(error: unknown, event: APIGatewayProxyEventV2): Refusal {
  log.error(
    { event: 'request-failed', requestId: event.requestContext.requestId, route: event.routeKey },
    error,
  )
  return new Refusal(isTransient(error) ? 'service/unavailable' : 'service/failed')
}
