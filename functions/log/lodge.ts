import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AwsClient } from 'aws4fetch'
import { environment } from '../core/environment'
import { logKey, noteOf, type TreeHead, verifierKeyOf } from './checkpoint'
import { findCheckpoint, leafHashesBetween, putCheckpoint } from './store/log'
import { consistencyProof } from './store/proofs'

/** What lies outside for one checkpoint. With these files alone the supervising department can check every root that was ever signed. */
export const lodgedNames = ({ size, previousSize }: Pick<TreeHead, 'size' | 'previousSize'>) => ({
  checkpoint: `checkpoint-${size}.txt`,
  leaves: `leaves-${previousSize}-${size}.txt`, // hashes, one a line: which entry was touched can be told even when the whole table was rewritten
  consistency: previousSize ? `consistency-${previousSize}-${size}.json` : undefined,
})

/**
 * Signs where the log ends, lodges it outside, and last of all puts it into the table. Everything follows from the head, the signature too, so that what
 * a crash cut short is done again to the letter; and only a head that stood in the table is ever signed, so two runs cannot sign a fork.
 */
export async function lodge(head: TreeHead): Promise<void> {
  if (await findCheckpoint(head.size)) return
  const key = logKey()
  const note = noteOf(head, key)
  const { size, previousSize } = head
  const names = lodgedNames(head)
  const hashes: string[] = []
  for await (const hash of leafHashesBetween(previousSize, size)) hashes.push(hash.toString('base64'))
  await keepOutside(names.leaves, `${hashes.join('\n')}\n`)
  if (names.consistency) {
    const proof = (await consistencyProof(previousSize, size)).map((hash) => hash.toString('base64'))
    await keepOutside(names.consistency, `${JSON.stringify({ from: previousSize, to: size, proof })}\n`)
  }
  await keepOutside(names.checkpoint, note)
  await putCheckpoint(head, { logName: key.name, verifierKey: verifierKeyOf(key), note })
}

/** Written once. What lies there already must be the same: a log that says two things is broken, and nobody may go on as if it were not. */
async function keepOutside(name: string, text: string): Promise<void> {
  const url = new URL(name, environment.checkpointsUrl)
  const kept =
    url.protocol === 'file:' ? await keepFile(fileURLToPath(url), text) : await keepObject(url, text)
  if (kept !== text) throw new Error(`${name} lies outside already and says something else`)
}

async function keepFile(file: string, text: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true })
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o444 })
    return text
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return readFile(file, 'utf8')
  }
}

/** The bucket locks every object by itself; `If-None-Match` keeps a second version from being put beside the first. */
async function keepObject(url: URL, text: string): Promise<string> {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId = '',
    AWS_SECRET_ACCESS_KEY: secretAccessKey = '',
    AWS_SESSION_TOKEN: sessionToken,
  } = process.env
  const s3 = new AwsClient({
    accessKeyId,
    secretAccessKey,
    ...(sessionToken && { sessionToken }),
    region: environment.region,
    service: 's3',
  })
  const checksum = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(text))).toString('base64')
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    'if-none-match': '*',
    'x-amz-checksum-sha256': checksum,
  }
  const put = await s3.fetch(url.toString(), { method: 'PUT', body: text, headers })
  if (put.ok) return text
  if (put.status !== 412) throw new Error(`the bucket answered ${put.status} to ${url.pathname}`)
  return (await s3.fetch(url.toString())).text()
}
