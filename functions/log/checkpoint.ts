import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { environment } from '../core/environment'

/** What a checkpoint says of the tree. */
export interface TreeHead {
  size: number
  root: Buffer
  sealedAt: string
  previousSize: number
  previousRoot: Buffer
}

export const ALGORITHM = 'Ed25519 SHA-256'
const ED25519 = 1 // the type byte of C2SP signed-note
const dash = '\u2014'

/** Of the checkpoint alone; `Ed25519` signatures of the same text are the same, so that it can be made again after a crash. */
export interface LogKey {
  name: string
  publicKey: Buffer
  sign: (text: string) => Buffer
}

let known: { of: string; key: LogKey } | undefined

/** From the secrets, read when it is first needed: `LOG_KEY` is a PKCS #8 key in base64. */
export function logKey(): LogKey {
  const of = `${environment.logName} ${environment.logKey}`
  if (known?.of !== of) known = { of, key: keyOf(environment.logName, environment.logKey) }
  return known.key
}

export function keyOf(name: string, pkcs8: string): LogKey {
  const privateKey = createPrivateKey({ key: Buffer.from(pkcs8, 'base64'), format: 'der', type: 'pkcs8' })
  return {
    name,
    publicKey: rawOf(createPublicKey(privateKey)),
    sign: (text) => sign(null, Buffer.from(text), privateKey),
  }
}

const rawOf = (key: KeyObject) => Buffer.from((key.export({ format: 'jwk' }) as { x: string }).x, 'base64url')

const keyIdOf = (name: string, publicKey: Buffer) =>
  createHash('sha256')
    .update(Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(ED25519), publicKey]))
    .digest()
    .subarray(0, 4)

/** `name+id+key`, as outside tools take it. */
export const verifierKeyOf = ({ name, publicKey }: Pick<LogKey, 'name' | 'publicKey'>) =>
  `${name}+${keyIdOf(name, publicKey).toString('hex')}+${Buffer.concat([Buffer.of(ED25519), publicKey]).toString('base64')}`

/** 32 bytes, which base64 spells in the last 44 characters together with the type; a `+` may be among them. */
export const publicKeyIn = (verifierKey: string) => Buffer.from(verifierKey.slice(-44), 'base64').subarray(1)

export const fingerprintOf = (publicKey: Buffer) =>
  (createHash('sha256').update(publicKey).digest('hex').slice(0, 32).match(/.{4}/g) ?? []).join(' ')

/**
 * A checkpoint of C2SP tlog-checkpoint: origin, size and root, then what we add (time, the checkpoint before, the algorithm) in lines that other
 * tools pass over, then the signature. A second one, by another key or algorithm, may follow in a line of its own.
 */
export function noteOf(
  { size, root, sealedAt, previousSize, previousRoot }: TreeHead,
  key: LogKey = logKey(),
): string {
  const text = `${[
    key.name,
    size,
    root.toString('base64'),
    `time ${sealedAt}`,
    `previous ${previousSize} ${previousRoot.toString('base64')}`,
    `algorithm ${ALGORITHM}`,
  ].join('\n')}\n`
  const signature = Buffer.concat([keyIdOf(key.name, key.publicKey), key.sign(text)])
  return `${text}\n${dash} ${key.name} ${signature.toString('base64')}\n`
}

const shape =
  /^(?<text>(?<name>\S+)\n(?<size>0|[1-9]\d*)\n(?<root>[A-Za-z0-9+/]{43}=)\ntime (?<time>\S+)\nprevious (?<previousSize>0|[1-9]\d*) (?<previousRoot>[A-Za-z0-9+/]{43}=)\nalgorithm Ed25519 SHA-256\n)\n(?<signatures>(?:\u2014 \S+ \S+\n)+)$/u

/** What a note says if this key signed it; undefined for any other note. */
export function openNote(
  note: string,
  { name, publicKey }: Pick<LogKey, 'name' | 'publicKey'>,
): TreeHead | undefined {
  const found = shape.exec(note)?.groups
  if (!found || found.name !== name) return undefined
  const id = keyIdOf(name, publicKey)
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') },
    format: 'jwk',
  })
  const isSigned = (found.signatures ?? '').split('\n').some((line) => {
    const [, signer, encoded = ''] = line.split(' ')
    const bytes = Buffer.from(encoded, 'base64')
    return (
      signer === name &&
      bytes.subarray(0, 4).equals(id) &&
      verify(null, Buffer.from(found.text ?? ''), key, bytes.subarray(4))
    )
  })
  if (!isSigned) return undefined
  return {
    size: Number(found.size),
    root: Buffer.from(found.root ?? '', 'base64'),
    sealedAt: found.time ?? '',
    previousSize: Number(found.previousSize),
    previousRoot: Buffer.from(found.previousRoot ?? '', 'base64'),
  }
}
