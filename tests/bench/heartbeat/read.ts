import type { IncomingMessage } from 'node:http'

/** All of a message, as text. */
export const read = (stream: IncomingMessage, then: (text: string) => void) => {
  let text = ''
  stream.setEncoding('utf8')
  stream.on('data', (part) => {
    text += part
  })
  stream.on('end', () => then(text))
}
