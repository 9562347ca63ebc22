import { createServer } from 'node:http'
import { documentClient } from '@zhixing/functions/core/dynamodb/table'
import { handler as credits } from '@zhixing/functions/ledger/handler'
import { handler as progress } from '@zhixing/functions/progress/handler'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'

/** The API as a process of its own, to be killed: the event comes as API Gateway would make it, with the time of whoever plays the gateway. */
const handlers = [progress, credits]
const handlerOf = (routeKey: string) =>
  handlers.find(({ endpoints }) =>
    endpoints.some(({ contract }) => `${contract.method} ${contract.path}` === routeKey),
  ) ?? progress

// A control: says that it is written, and then writes.
if (process.env.ANSWERS_FIRST) {
  const LATE_MS = 60
  const later = (
    next: (given: { input: object }) => Promise<{ output: object }>,
    { commandName }: { commandName: string },
  ) =>
    (async (given: { input: object }) => {
      if (!/^(Put|Update)/.test(commandName)) return next(given)
      setTimeout(() => next(given).catch(() => undefined), LATE_MS)
      return { output: {} }
    }) as typeof next
  documentClient.middlewareStack.add(later as never, { step: 'initialize', name: 'answers first' } as never)
}

const server = createServer(async (request, response) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const event = JSON.parse(Buffer.concat(parts).toString()) as APIGatewayProxyEventV2
  const answer = await handlerOf(event.routeKey)(event)
  response.end(JSON.stringify(answer))
})
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log(`listening ${process.env.PORT}`))
