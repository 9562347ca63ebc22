import { AwsClient } from 'aws4fetch'
import { environment } from '../environment'
import { sign } from '../signed'

export const UPLOAD_SECONDS = 15 * 60

interface Upload {
  mediaUrl: string
  contentType: string
  bytes: number
  expiresAt: Date
}

/**
 * An address that takes exactly this file: type and length are part of the signature. S3 checks it by itself; the files room of one machine
 * opens `upload` (signed for the purpose `upload`) and compares.
 */
export async function uploadUrlOf({ mediaUrl, contentType, bytes, expiresAt }: Upload): Promise<string> {
  const url = new URL(mediaUrl, environment.mediaUploadUrl)
  if (!/\.amazonaws\.com(\.cn)?$/.test(url.hostname)) {
    url.searchParams.set(
      'upload',
      sign('upload', { path: mediaUrl, contentType, bytes, expiresAt: Math.floor(expiresAt.getTime() / 1000) }),
    )
    return url.toString()
  }
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '', AWS_SESSION_TOKEN: sessionToken } = process.env
  const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY, ...(sessionToken && { sessionToken }) }
  url.searchParams.set('X-Amz-Expires', `${UPLOAD_SECONDS}`)
  const signed = await new AwsClient({ ...credentials, region: environment.region, service: 's3' }).sign(url.toString(), {
    method: 'PUT',
    headers: { 'content-type': contentType, 'content-length': `${bytes}` },
    aws: { signQuery: true, allHeaders: true },
  })
  return signed.url
}
