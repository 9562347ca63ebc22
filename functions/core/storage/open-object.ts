import { fetchSigned } from '../aws/fetch-signed'
import { environment } from '../environment'

/** S3 answers 403 for an absent object to a role that may not list the bucket. */
const ABSENT = [403, 404]

/** The bytes of an object in a private bucket as they arrive; undefined if there is no such object. */
export async function openObject(url: URL): Promise<AsyncIterable<Uint8Array> | undefined> {
  const scope = { region: environment.region, service: 's3' }
  const response = await fetchSigned(url, { method: 'GET' }, scope, environment.awsCredentials)
  if (ABSENT.includes(response.status)) {
    await response.body?.cancel()
    return undefined
  }
  if (!response.ok || !response.body)
    throw new Error(`the bucket answered ${response.status} to ${url.pathname}`)
  return response.body as unknown as AsyncIterable<Uint8Array> // Node's web streams can be iterated
}
