import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fetchSigned } from '../aws/fetch-signed'
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
  const scope = { region: environment.region, service: 's3' }
  const checksum = await crypto.subtle.digest('SHA-256', Buffer.from(text))
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    'if-none-match': '*',
    'x-amz-checksum-sha256': Buffer.from(checksum).toString('base64'),
  }
  const put = await fetchSigned(
    url,
    { method: 'PUT', headers, body: text },
    scope,
    environment.awsCredentials,
  )
  if (put.ok) return text
  if (put.status !== 412) throw new Error(`the bucket answered ${put.status} to ${url.pathname}`)
  const found = await fetchSigned(url, { method: 'GET' }, scope, environment.awsCredentials)
  return found.text()
}
