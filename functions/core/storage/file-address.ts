import { presignUrl } from '../aws/signature'
import { environment } from '../environment'
import { signValue } from '../http/signed'

const UPLOAD_SECONDS = 15 * 60
/** Long enough to open a file, too short to pass its address around. */
export const READ_SECONDS = 5 * 60

interface Expected {
  contentType: string
  bytes: number
  sha256?: string
}

/** An address that takes exactly this file: its type, its length and, where it is given, its hash are part of the signature. */
export async function uploadAddressOf(url: URL, { sha256, ...file }: Expected, now: Date) {
  const expiresAt = after(UPLOAD_SECONDS, now)
  const headers: Record<string, string> = { 'content-type': file.contentType }
  if (sha256) headers['x-amz-checksum-sha256'] = Buffer.from(sha256, 'hex').toString('base64')
  const uploadUrl = isBucket(url)
    ? presigned('PUT', url, UPLOAD_SECONDS, now, { ...headers, 'content-length': `${file.bytes}` })
    : signedHere('upload', url, { ...file, sha256 }, expiresAt)
  return { uploadUrl, headers, expiresAt: expiresAt.toISOString() }
}

/** An address under which a private file can be opened for a few minutes, under the name people know it by, and kept by nobody in between. */
export async function readAddressOf(url: URL, fileName: string, now: Date) {
  const expiresAt = after(READ_SECONDS, now)
  if (!isBucket(url))
    return { url: signedHere('read', url, { fileName }, expiresAt), expiresAt: expiresAt.toISOString() }
  const asked = new URL(url)
  asked.searchParams.set('response-content-disposition', dispositionOf(fileName))
  asked.searchParams.set('response-cache-control', PRIVATE)
  return { url: presigned('GET', asked, READ_SECONDS, now), expiresAt: expiresAt.toISOString() }
}

export const PRIVATE = 'private,no-store'

/** As RFC 8187 spells a name that is not ASCII; without a blank, which addresses spell in two ways. */
export function dispositionOf(fileName: string): string {
  const name = encodeURIComponent(Buffer.from(fileName).toString()) // half a character, as a cut leaves it, has no spelling
  return `inline;filename*=UTF-8''${name.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`
}

const after = (seconds: number, now: Date) => new Date(now.getTime() + seconds * 1000)
const isBucket = ({ hostname }: URL) => /\.amazonaws\.com(\.cn)?$/.test(hostname)

/** For the files rooms of one machine, which open what was signed for the purpose and compare. */
function signedHere(purpose: 'upload' | 'read', url: URL, facts: object, expiresAt: Date): string {
  const signed = new URL(url)
  signed.searchParams.set(
    purpose,
    signValue(purpose, { path: url.pathname, ...facts, expiresAt: Math.floor(expiresAt.getTime() / 1000) }),
  )
  return signed.toString()
}

/** S3 checks it by itself. */
function presigned(
  method: 'GET' | 'PUT',
  url: URL,
  seconds: number,
  now: Date,
  headers: Record<string, string> = {},
): string {
  const scope = { region: environment.region, service: 's3' }
  return presignUrl(url, { method, seconds, headers }, scope, environment.awsCredentials, now)
}
