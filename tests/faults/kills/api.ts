import { createServer } from 'node:http'
import { documentClient } from '@zhixing/functions/core/dynamodb/table'
import { handler as ledger } from '@zhixing/functions/ledger/handler'
import { handler as progress } from '@zhixing/functions/progress/handler'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'

/**
 * The API as a process of its own, to be killed. The request body is the event that API Gateway would make,
 * with the time of the caller.
 */
const handlers = [progress, ledger]
const handlerOfRoute = (routeKey: string) =>
  handlers.find(({ endpoints }) =>
    endpoints.some(({ contract }) => `${contract.method} ${contract.path}` === routeKey),
  ) ?? progress

type WriteHandler = (args: { input: object }) => Promise<{ output: object }>

/** A control: answers before the write has reached the table. */
function acknowledgeBeforeWriting() {
  const DELAY_MS = 60
  const middleware = (next: WriteHandler, { commandName }: { commandName: string }) =>
    (async (args) => {
      if (!/^(Put|Update)/.test(commandName)) return next(args)
      setTimeout(() => next(args).catch(() => undefined), DELAY_MS)
      return { output: {} }
    }) as WriteHandler
  const options = { step: 'initialize', name: 'acknowledge before writing' }
  documentClient.middlewareStack.add(middleware as never, options as never)
}
if (process.env.ANSWERS_FIRST) acknowledgeBeforeWriting()

const server = createServer(async (request, response) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const event = JSON.parse(Buffer.concat(parts).toString()) as APIGatewayProxyEventV2
  response.end(JSON.stringify(await handlerOfRoute(event.routeKey)(event)))
})
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log(`listening ${process.env.PORT}`))
