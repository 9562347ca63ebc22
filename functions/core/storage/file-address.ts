import { encodeRfc3986, presignUrl } from '../aws/signature'
import { environment } from '../environment'
import { bucketScope } from './bucket'

const UPLOAD_SECONDS = 15 * 60
/** Long enough to open a file, too short to pass its address on. */
const READ_SECONDS = 5 * 60

interface ExpectedFile {
  contentType: string
  bytes: number
  /** In hexadecimal. */
  sha256: string
}

/**
 * An address that accepts a PUT of exactly this file within 15 minutes, and the headers that the PUT must be
 * given. Type, length and checksum are part of the signature: other bytes cannot be put there afterwards.
 */
export function createUploadAddress(url: URL, { contentType, bytes, sha256 }: ExpectedFile, now: Date) {
  const headers: Record<string, string> = {
    'content-type': contentType,
    'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
  }
  // The client sends content-length by itself; a browser does not let a page set it.
  const signed = { ...headers, 'content-length': `${bytes}` }
  const access = { method: 'PUT', seconds: UPLOAD_SECONDS, headers: signed } as const
  const uploadUrl = presignUrl(url, access, bucketScope(), environment.awsCredentials, now)
  return { uploadUrl, headers, expiresAt: secondsAfter(now, UPLOAD_SECONDS) }
}

/**
 * An address that opens a private file for five minutes under its own name.
 * Browsers and proxies must not store it.
 */
export function createReadAddress(url: URL, fileName: string, now: Date) {
  const target = new URL(url)
  target.searchParams.set('response-content-disposition', contentDispositionOf(fileName))
  target.searchParams.set('response-cache-control', 'private,no-store')
  const access = { method: 'GET', seconds: READ_SECONDS } as const
  return {
    url: presignUrl(target, access, bucketScope(), environment.awsCredentials, now),
    expiresAt: secondsAfter(now, READ_SECONDS),
  }
}

/**
 * RFC 8187 for a name that is not ASCII. The value contains no space, because signers encode a space in two
 * ways.
 */
function contentDispositionOf(fileName: string): string {
  const wellFormed = Buffer.from(fileName).toString() // half a surrogate pair cannot be encoded
  return `inline;filename*=UTF-8''${encodeRfc3986(wellFormed)}`
}

const secondsAfter = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString()
