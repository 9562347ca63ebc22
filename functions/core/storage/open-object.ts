import { fetchObject, isAbsent } from './bucket'

/** The bytes of an object in a private bucket as they arrive; undefined if there is no such object. */
export async function openObject(url: URL): Promise<AsyncIterable<Uint8Array> | undefined> {
  const response = await fetchObject(url, { method: 'GET' })
  if (isAbsent(response)) {
    await response.body?.cancel()
    return undefined
  }
  if (!response.ok || !response.body)
    throw new Error(`the bucket answered ${response.status} to ${url.pathname}`)
  return response.body as unknown as AsyncIterable<Uint8Array> // Node's web streams can be iterated
}
