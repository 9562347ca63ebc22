import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { handler } from '@zhixing/functions/progress/handler'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'

/** The module `progress` without a gateway: the cost of the function and of its call to the table. */
const server = createServer((request, response) => {
  let body = ''
  request.setEncoding('utf8')
  request.on('data', (part) => {
    body += part
  })
  request.on('end', async () => {
    const event = {
      routeKey: `${request.method} ${request.url}`,
      headers: request.headers,
      body,
      isBase64Encoded: false,
      requestContext: {
        requestId: 'bench',
        timeEpoch: Date.now(),
        http: { sourceIp: '127.0.0.1', userAgent: '' },
      },
    } as unknown as APIGatewayProxyEventV2
    const answer = await handler(event)
    response.writeHead(answer.statusCode ?? 500, answer.headers as Record<string, string>)
    response.end(answer.body)
  })
})
server.listen(0, '127.0.0.1', () => console.log(`listening ${(server.address() as AddressInfo).port}`))
