const root = '/wechat/_sim'

/** The JSON of a response. Throws an error whose message can be shown to the operator. */
async function call(path, init) {
  let response
  try {
    response = await fetch(path, init)
  } catch {
    throw new Error('连不上本机服务')
  }
  const body = await response.json().catch(() => undefined)
  if (!response.ok) throw new Error(body?.error ?? `本机服务回应 ${response.status}`)
  return body
}

const json = (method, body) => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body ?? {}),
})

export const get = (path) => call(root + path)
export const post = (path, body) => call(root + path, json('POST', body))
export const remove = (path) => call(root + path, { method: 'DELETE' })
export const advanceClock = (advanceSeconds) => call('/local/clock', json('POST', { advanceSeconds }))

/** Calls back with each update of the simulator, and whenever the connection is lost or restored. */
export function listenForUpdates(onUpdate, onConnection) {
  const source = new EventSource(`${root}/events`)
  source.onmessage = ({ data }) => onUpdate(JSON.parse(data))
  source.onopen = () => onConnection(true)
  source.onerror = () => onConnection(false)
}
