import { timingSafeEqual } from 'node:crypto'
import { AwsV4Signer } from 'aws4fetch'

export interface AwsCredentials {
  accessKeyId: string
  secretAccessKey: string
}

/** What a request says about its own signature. */
interface SignatureClaim {
  signature: string
  /** `20261104T080509Z` */
  date: string
  region: string
  signedHeaders: string[]
  isInQuery: boolean
  /** Absent for a signature in the Authorization header. */
  expiresSeconds?: number
}

/**
 * Whether a request is signed with these credentials by AWS Signature Version 4, in its query or in its
 * Authorization header, and an address signed in its query has not expired at `now`. Every signed header
 * must have the signed value. Source:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
 */
export async function isSignatureValid(
  request: Request,
  credentials: AwsCredentials,
  now: Date,
): Promise<boolean> {
  const claim = readQuery(new URL(request.url)) ?? readAuthorization(request.headers)
  if (!claim || isExpired(claim, now)) return false
  const expected = await createSigner(request, claim, credentials).signature()
  const expectedBytes = Buffer.from(expected)
  const claimedBytes = Buffer.from(claim.signature)
  return expectedBytes.length === claimedBytes.length && timingSafeEqual(expectedBytes, claimedBytes)
}

function readQuery({ searchParams }: URL): SignatureClaim | undefined {
  const signature = searchParams.get('X-Amz-Signature')
  if (!signature) return undefined
  return {
    signature,
    date: searchParams.get('X-Amz-Date') ?? '',
    region: regionOf(searchParams.get('X-Amz-Credential')),
    signedHeaders: splitNames(searchParams.get('X-Amz-SignedHeaders')),
    isInQuery: true,
    expiresSeconds: Number(searchParams.get('X-Amz-Expires') ?? 0),
  }
}

function readAuthorization(headers: Headers): SignatureClaim | undefined {
  const pattern = /^AWS4-HMAC-SHA256 Credential=(\S+), ?SignedHeaders=(\S+), ?Signature=(\w+)$/
  const [, credential = '', names = '', signature] = pattern.exec(headers.get('authorization') ?? '') ?? []
  if (!signature) return undefined
  return {
    signature,
    date: headers.get('x-amz-date') ?? '',
    region: regionOf(credential),
    signedHeaders: splitNames(names),
    isInQuery: false,
  }
}

/** `local/20261104/cn-northwest-1/s3/aws4_request` */
const regionOf = (credential: string | null) => credential?.split('/')[2] ?? ''
const splitNames = (names: string | null) =>
  (names ?? '').split(';').filter((name) => name && name !== 'host')

function isExpired({ date, expiresSeconds }: SignatureClaim, now: Date): boolean {
  if (expiresSeconds === undefined) return false
  const signedAt = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  const expiresAt = signedAt + expiresSeconds * 1000
  const isMalformed = Number.isNaN(expiresAt)
  return isMalformed || now.getTime() >= expiresAt
}

function createSigner(request: Request, claim: SignatureClaim, credentials: AwsCredentials): AwsV4Signer {
  const url = new URL(request.url)
  url.searchParams.delete('X-Amz-Signature')
  const headers = claim.signedHeaders.map((name): [string, string] => [name, request.headers.get(name) ?? ''])
  return new AwsV4Signer({
    method: request.method,
    url: url.href,
    headers,
    ...credentials,
    service: 's3',
    region: claim.region,
    datetime: claim.date,
    signQuery: claim.isInQuery,
    allHeaders: true,
  })
}
