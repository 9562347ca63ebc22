import { createHash, createHmac } from 'node:crypto'

export interface AwsCredentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string | undefined
}

export interface AwsScope {
  region: string
  /** As AWS abbreviates it: `dynamodb`, `ssm`, `s3`. */
  service: string
}

export interface UnsignedRequest {
  method?: string
  /** As it is sent, encoded by `encodePath`; without it `/`. */
  path?: string
  /** As it is sent, encoded by `encodeQuery`. */
  query?: string
  /** Names in lower case, `host` among them. All of them are signed. */
  headers: Record<string, string>
  body: string | Buffer
}

/**
 * AWS Signature Version 4 in headers: returns the given headers with date, session token and authorization.
 * Synchronous, and as cheap as it can be, because it is part of every heartbeat.
 * Source: AWS General Reference, "Signing AWS API requests".
 */
export function signHeaders(
  { method = 'POST', path = '/', query = '', headers, body }: UnsignedRequest,
  scope: AwsScope,
  { accessKeyId, secretAccessKey, sessionToken }: AwsCredentials,
  now: Date,
): Record<string, string> {
  const date = amzDate(now)
  const bodyHash = sha256(body)
  const signed: Record<string, string> = { 'x-amz-date': date, ...headers }
  if (sessionToken) signed['x-amz-security-token'] = sessionToken
  if (scope.service === 's3') signed['x-amz-content-sha256'] = bodyHash
  const names = Object.keys(signed).sort()
  const nameList = names.join(';')
  let headerLines = ''
  for (const name of names) headerLines += `${name}:${signed[name]}\n`
  const canonicalRequest = `${method}\n${path}\n${query}\n${headerLines}\n${nameList}\n${bodyHash}`
  const scopeText = `${date.slice(0, 8)}/${scope.region}/${scope.service}/aws4_request`
  const signature = signatureFor(canonicalRequest, date, scopeText, signingKey(secretAccessKey, date, scope))
  const credential = `Credential=${accessKeyId}/${scopeText}`
  signed.authorization = `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${nameList}, Signature=${signature}`
  return signed
}

/** What an address allows: one method, within `seconds`, with exactly these headers. */
export interface PresignedAccess {
  method: 'GET' | 'PUT'
  seconds: number
  headers?: Record<string, string>
}

/**
 * AWS Signature Version 4 in the query of an S3 address: returns the address that anyone may use as
 * `access` says. Source: Amazon S3 API Reference, "Authenticating requests: using query parameters".
 */
export function presignUrl(
  url: URL,
  { method, seconds, headers = {} }: PresignedAccess,
  scope: AwsScope,
  { accessKeyId, secretAccessKey, sessionToken }: AwsCredentials,
  now: Date,
): string {
  const date = amzDate(now)
  const scopeText = `${date.slice(0, 8)}/${scope.region}/${scope.service}/aws4_request`
  const signed: Record<string, string> = { ...headers, host: url.host }
  const names = Object.keys(signed).sort()
  const nameList = names.join(';')
  const parameters: [string, string][] = [
    ...url.searchParams,
    ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
    ['X-Amz-Credential', `${accessKeyId}/${scopeText}`],
    ['X-Amz-Date', date],
    ['X-Amz-Expires', `${seconds}`],
    ['X-Amz-SignedHeaders', nameList],
  ]
  if (sessionToken) parameters.push(['X-Amz-Security-Token', sessionToken])
  const path = encodePath(url)
  const query = encodeQuery(parameters)
  const headerLines = names.map((name) => `${name}:${signed[name]}\n`).join('')
  const canonicalRequest = `${method}\n${path}\n${query}\n${headerLines}\n${nameList}\nUNSIGNED-PAYLOAD`
  const signature = signatureFor(canonicalRequest, date, scopeText, signingKey(secretAccessKey, date, scope))
  return `${url.origin}${path}?${query}&X-Amz-Signature=${signature}`
}

/** The path as AWS signs it: everything but letters, digits, `-._~` and `/` in percent encoding. */
export const encodePath = (url: URL): string =>
  decodeURIComponent(url.pathname).split('/').map(encodeRfc3986).join('/')

/** The query as AWS signs it: encoded, and sorted by name, then by value. */
export const encodeQuery = (parameters: Iterable<readonly [name: string, value: string]>): string =>
  [...parameters]
    .map(([name, value]) => [encodeRfc3986(name), encodeRfc3986(value)] as const)
    .sort(([name, value], [otherName, otherValue]) => compare(name, otherName) || compare(value, otherValue))
    .map((pair) => pair.join('='))
    .join('&')

const compare = (one: string, other: string) => Number(one > other) - Number(one < other)

/** Percent encoding of everything but letters, digits and `-._~`, also of `!'()*`. */
export const encodeRfc3986 = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

const signatureFor = (canonicalRequest: string, date: string, scopeText: string, key: Buffer) =>
  hmac(key, `AWS4-HMAC-SHA256\n${date}\n${scopeText}\n${sha256(canonicalRequest)}`).toString('hex')

let cachedKey: { derivedFrom: string; key: Buffer } | undefined

/** Four of the five HMACs of a signature depend on the day alone, so their result is cached. */
function signingKey(secret: string, date: string, { region, service }: AwsScope): Buffer {
  const day = date.slice(0, 8)
  const derivedFrom = `${secret} ${day} ${region} ${service}`
  if (cachedKey?.derivedFrom !== derivedFrom) {
    const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), service), 'aws4_request')
    cachedKey = { derivedFrom, key }
  }
  return cachedKey.key
}

let cachedDate = { second: Number.NaN, text: '' }

/** `20261104T080509Z`, formatted once a second. */
function amzDate(now: Date): string {
  const second = Math.floor(now.getTime() / 1000)
  if (cachedDate.second !== second) {
    const text = `${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
    cachedDate = { second, text }
  }
  return cachedDate.text
}
