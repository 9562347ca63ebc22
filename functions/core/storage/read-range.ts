import { fetchObject, isAbsent } from './bucket'

export interface ObjectRange {
  bytes: Uint8Array
  /** Of the whole object. */
  objectBytes: number
}

const RANGE_NOT_SATISFIABLE = 416

/**
 * Bytes `start` to before `end` of an object in a private bucket; fewer at its end. Undefined if there is no
 * such object.
 */
export async function readRange(url: URL, start: number, end: number): Promise<ObjectRange | undefined> {
  const request = { method: 'GET', headers: { range: `bytes=${start}-${end - 1}` } } as const
  const response = await fetchObject(url, request)
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (isAbsent(response)) return undefined
  const objectBytes = Number(response.headers.get('content-range')?.split('/')[1] ?? 0)
  if (response.status === 206) return { bytes, objectBytes }
  if (response.status === RANGE_NOT_SATISFIABLE) return { bytes: new Uint8Array(), objectBytes }
  throw new Error(`the bucket answered ${response.status} to a range of ${url.pathname}`)
}
