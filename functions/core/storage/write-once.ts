import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AwsClient } from 'aws4fetch'
import { environment } from '../environment'

type PutOnce = (url: URL, text: string) => Promise<string>

/** Where write-once files may lie: a bucket with Object Lock, or a folder (`file:`). */
const schemes: Record<string, PutOnce> = {
  'file:': putFileOnce,
  'https:': putObjectOnce,
  'http:': putObjectOnce,
}

/** Writes the text unless something is there already. Returns what is there afterwards. */
export function putOnce(url: URL, text: string): Promise<string> {
  const put = schemes[url.protocol]
  if (!put) throw new Error(`no write-once storage for ${url.protocol}`)
  return put(url, text)
}

async function putFileOnce(url: URL, text: string): Promise<string> {
  const file = fileURLToPath(url)
  await mkdir(dirname(file), { recursive: true })
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o444 })
    return text
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return readFile(file, 'utf8')
  }
}

/** Object Lock keeps every version; `If-None-Match` keeps a second version from being put. */
async function putObjectOnce(url: URL, text: string): Promise<string> {
  const s3 = s3Client()
  const checksum = await crypto.subtle.digest('SHA-256', Buffer.from(text))
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    'if-none-match': '*',
    'x-amz-checksum-sha256': Buffer.from(checksum).toString('base64'),
  }
  const put = await s3.fetch(url.toString(), { method: 'PUT', body: text, headers })
  if (put.ok) return text
  if (put.status !== 412) throw new Error(`the bucket answered ${put.status} to ${url.pathname}`)
  return (await s3.fetch(url.toString())).text()
}

function s3Client(): AwsClient {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN: sessionToken } = process.env
  return new AwsClient({
    accessKeyId: AWS_ACCESS_KEY_ID ?? '',
    secretAccessKey: AWS_SECRET_ACCESS_KEY ?? '',
    ...(sessionToken && { sessionToken }),
    region: environment.region,
    service: 's3',
  })
}
