import { createHash, createHmac } from 'node:crypto'

export interface Credentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string | undefined
}

interface Scope {
  region: string
  service: string
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

let cached: { of: string; key: Buffer } | undefined

/** Four of the five HMACs of a signature depend on the day alone. */
function keyOf(secret: string, day: string, { region, service }: Scope): Buffer {
  const of = `${secret} ${day} ${region} ${service}`
  if (cached?.of !== of)
    cached = { of, key: hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), service), 'aws4_request') }
  return cached.key
}

let dated = { second: Number.NaN, date: '' }

/** `20261104T080509Z`, written once a second. */
function dateOf(now: Date): string {
  const second = Math.floor(now.getTime() / 1000)
  if (dated.second !== second)
    dated = { second, date: `${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z` }
  return dated.date
}

/**
 * AWS Signature Version 4 of a POST to `/` without a query: the headers given, named in lower case, with the date,
 * the session's token and the authorization that go with them. Everything that is sent along is signed.
 */
export function signedHeaders(
  headers: Record<string, string>,
  body: string,
  scope: Scope,
  credentials: Credentials,
  now: Date,
) {
  const date = dateOf(now)
  const day = date.slice(0, 8)
  const { accessKeyId, secretAccessKey, sessionToken } = credentials
  const all: Record<string, string> = { 'x-amz-date': date, ...headers }
  if (sessionToken) all['x-amz-security-token'] = sessionToken
  const names = Object.keys(all).sort()
  const list = names.join(';')
  let lines = ''
  for (const name of names) lines += `${name}:${all[name]}\n`
  const canonical = `POST\n/\n\n${lines}\n${list}\n${hashOf(body)}`
  const place = `${day}/${scope.region}/${scope.service}/aws4_request`
  const text = `AWS4-HMAC-SHA256\n${date}\n${place}\n${hashOf(canonical)}`
  const signature = createHmac('sha256', keyOf(secretAccessKey, day, scope))
    .update(text)
    .digest('hex')
  all.authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${place}, SignedHeaders=${list}, Signature=${signature}`
  return all
}
