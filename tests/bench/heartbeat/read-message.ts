import type { IncomingMessage } from 'node:http'

/** Calls `then` with the whole message as text. */
export const readMessage = (stream: IncomingMessage, then: (text: string) => void) => {
  let text = ''
  stream.setEncoding('utf8')
  stream.on('data', (part) => {
    text += part
  })
  stream.on('end', () => then(text))
}
