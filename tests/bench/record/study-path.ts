import { handler as enrolment } from '@zhixing/functions/enrolment/handler'
import { handler as progress } from '@zhixing/functions/progress/handler'
import type { Contract, InputOf, OutputOf } from '@zhixing/shared/contract'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { type Answer, eventOf } from '../../support/request'

export type StudySystem = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>

/** The product's two functions of the study path as one. */
export const studyPath: StudySystem = (event) =>
  event.routeKey.includes('/registrations') ? enrolment(event) : progress(event)

/** The part of an event that is the same for every request of a contract. */
const events = new Map<Contract, APIGatewayProxyEventV2>()
function eventFor(contract: Contract, input: object, token: string, now: Date): APIGatewayProxyEventV2 {
  const known = events.get(contract) ?? eventOf(contract, {}, {})
  events.set(contract, known)
  const requestContext = { ...known.requestContext, timeEpoch: now.getTime() }
  return {
    ...known,
    headers: { ...known.headers, authorization: `Bearer ${token}` },
    requestContext,
    body: JSON.stringify(input),
  }
}

/**
 * Like `request` of tests/support, without looking up the handler, which would cost more than the request
 * itself.
 */
export async function callSystem<C extends Contract>(
  system: StudySystem,
  contract: C,
  input: InputOf<C>,
  token: string,
  now: Date,
): Promise<Answer<C>> {
  const {
    statusCode: status = 0,
    headers,
    body = '',
  } = await system(eventFor(contract, input as object, token, now))
  const wire = JSON.parse(body)
  const type = status === 200 ? undefined : String(wire.type).replace('urn:zhixing:', '')
  return {
    status,
    headers: headers as Record<string, string>,
    body: wire as OutputOf<C>,
    type,
    problem: type ? wire : undefined,
  }
}
