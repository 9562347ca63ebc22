import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

/** By the name in a token's header: the digest that goes with the key. Ed25519 brings its own. */
const digests = { EdDSA: null, SM2: 'sm3' } as const
type TokenAlgorithm = keyof typeof digests

/** A public key with the only header that its tokens have, so that no token chooses its algorithm. */
export interface TokenVerifier {
  header: string
  hasSigned: (text: string, signature: Buffer) => boolean
}

/** `text`: a public key, SPKI in base64. */
export function createTokenVerifier(text: string): TokenVerifier {
  const bytes = Buffer.from(text, 'base64')
  const key = createPublicKey({ key: bytes, format: 'der', type: 'spki' })
  const algorithm = algorithmOf(key)
  return {
    header: headerOf(algorithm, bytes),
    hasSigned: (signed, signature) => verify(digests[algorithm], Buffer.from(signed), key, signature),
  }
}

/** `text`: a private key, PKCS #8 in base64. */
export function createTokenSigner(text: string): { header: string; sign: (text: string) => Buffer } {
  const key = createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key)
  const algorithm = algorithmOf(publicKey)
  return {
    header: headerOf(algorithm, spkiOf(publicKey)),
    sign: (signed) => sign(digests[algorithm], Buffer.from(signed), key),
  }
}

const spkiOf = (key: KeyObject) => key.export({ format: 'der', type: 'spki' })

/** 1.2.156.10197.1.301, the curve of SM2. Node has no name for the type of such a key. */
const SM2_CURVE = Buffer.from('06082a811ccf5501822d', 'hex')

function algorithmOf(key: KeyObject): TokenAlgorithm {
  if (key.asymmetricKeyType === 'ed25519') return 'EdDSA'
  if (spkiOf(key).includes(SM2_CURVE)) return 'SM2'
  throw new Error('a token key is an Ed25519 or an SM2 key')
}

function headerOf(alg: TokenAlgorithm, spki: Buffer): string {
  const kid = createHash('sha256').update(spki).digest('base64url').slice(0, 16)
  return Buffer.from(JSON.stringify({ alg, typ: 'JWT', kid })).toString('base64url')
}
