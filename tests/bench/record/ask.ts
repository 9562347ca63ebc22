import { handler as enrolment } from '@zhixing/functions/enrolment/handler'
import { handler as progress } from '@zhixing/functions/progress/handler'
import type { Contract, InputOf, OutputOf } from '@zhixing/shared/contract'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { type Answer, eventOf } from '../../support/request'

export type System = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>

/** The product's two functions of the study path, as one. */
export const product: System = (event) =>
  event.routeKey.includes('/registrations') ? enrolment(event) : progress(event)

/** What API Gateway would send with every request of one verb. */
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

/** As tests/support/request asks, but of handlers that are there already: looking one up for each of a million requests costs more than the request. */
export async function ask<C extends Contract>(
  system: System,
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
