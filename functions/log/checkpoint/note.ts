import { createPublicKey, verify } from 'node:crypto'
import { decodeBase64 } from '../../core/base64'
import { keyIdOf, type LogKey, logKey, type PublicLogKey } from './log-key'

/** What a checkpoint says about the tree. */
export interface TreeHead {
  size: number
  root: Buffer
  sealedAt: string
  previousSize: number
  previousRoot: Buffer
}

export const ALGORITHM = 'Ed25519 SHA-256'
const EM_DASH = '\u2014'

/**
 * A signed note with a C2SP tlog-checkpoint: origin, size and root; then our extension lines (time,
 * previous checkpoint, algorithm), which other tools ignore; then the signature. Signatures by other keys
 * may follow in lines of their own.
 */
export function signNote(head: TreeHead, key: LogKey = logKey()): string {
  const { size, root, sealedAt, previousSize, previousRoot } = head
  const lines = [
    key.name,
    size,
    root.toString('base64'),
    `time ${sealedAt}`,
    `previous ${previousSize} ${previousRoot.toString('base64')}`,
    `algorithm ${ALGORITHM}`,
  ]
  return signText(`${lines.join('\n')}\n`, key)
}

/** A C2SP signed note of a text, which ends with a line break. */
export function signText(text: string, key: LogKey): string {
  const signature = Buffer.concat([keyIdOf(key), key.sign(text)])
  return `${text}\n${EM_DASH} ${key.name} ${signature.toString('base64')}\n`
}

/** The text of a signed note of any shape; undefined if this key did not sign it. */
export function openSignedText(note: string, key: PublicLogKey): string | undefined {
  const end = note.lastIndexOf(`\n\n${EM_DASH} `) + 1
  const text = note.slice(0, end)
  const isSigned = note
    .slice(end)
    .split('\n')
    .some((line) => isSignatureBy(key, line, text))
  return isSigned ? text : undefined
}

const SIZE = '0|[1-9]\\d*'
/** 32 bytes in base64. The last character before the `=` carries four bits, so it is one of sixteen. */
const HASH = '[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]='
const lineShapes = [
  '(?<name>\\S+)',
  `(?<size>${SIZE})`,
  `(?<root>${HASH})`,
  'time (?<time>\\S+)',
  `previous (?<previousSize>${SIZE}) (?<previousRoot>${HASH})`,
  `algorithm ${ALGORITHM}`,
]
const textShape = lineShapes.map((line) => `${line}\\n`).join('')
const signaturesShape = `(?:${EM_DASH} \\S+ \\S+\\n)+`
const noteShape = new RegExp(`^(?<text>${textShape})\\n(?<signatures>${signaturesShape})$`, 'u')

/** The named groups of `noteShape`, all of which are there when it matches. */
type NoteParts = Record<
  'text' | 'name' | 'size' | 'root' | 'time' | 'previousSize' | 'previousRoot' | 'signatures',
  string
>

/** The tree head in a note; undefined if this key did not sign it or it has another shape. */
export function openNote(note: string, key: PublicLogKey): TreeHead | undefined {
  const parts = noteShape.exec(note)?.groups as NoteParts | undefined
  if (parts?.name !== key.name) return undefined
  const isSigned = parts.signatures.split('\n').some((line) => isSignatureBy(key, line, parts.text))
  if (!isSigned) return undefined
  return {
    size: Number(parts.size),
    root: Buffer.from(parts.root, 'base64'),
    sealedAt: parts.time,
    previousSize: Number(parts.previousSize),
    previousRoot: Buffer.from(parts.previousRoot, 'base64'),
  }
}

const KEY_ID_BYTES = 4

/** A signature line is `— name base64(key ID ‖ signature)`. */
function isSignatureBy(key: PublicLogKey, line: string, text: string): boolean {
  const [, signer, encoded = ''] = line.split(' ')
  const bytes = decodeBase64(encoded)
  if (signer !== key.name || !bytes?.subarray(0, KEY_ID_BYTES).equals(keyIdOf(key))) return false
  const publicKey = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: key.publicKey.toString('base64url') },
    format: 'jwk',
  })
  return verify(null, Buffer.from(text), publicKey, bytes.subarray(KEY_ID_BYTES))
}
