import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { writeFileDurably } from '../process/durable-file'

const Secrets = z.object({
  SIGNING_KEY: z.string().min(32),
  TOKEN_KEY: z.string(),
  PEPPER: z.string().min(32),
  SECOND_FACTOR_KEY: z.string().min(32),
  CALLBACK_TOKEN: z.string(),
  CALLBACK_AES_KEY: z.string().length(43),
  MINI_PROGRAM_SECRET: z.string(),
  SERVICE_ACCOUNT_SECRET: z.string(),
  LOG_KEY: z.string(),
  /** Signs requests to the buckets of this machine. */
  AWS_SECRET_ACCESS_KEY: z.string(),
})

/** Secret settings of a deployment, by the name of their environment variable. */
export type Secrets = z.infer<typeof Secrets>

/**
 * Reads the secrets of this machine, readable by their owner only. Generates those that are missing: all of
 * them on the first start, and new ones after an update.
 */
export function openSecrets(file: string): Secrets {
  const stored = readSecretsFile(file)
  const secrets = Secrets.parse({ ...generateSecrets(), ...stored })
  const isComplete = stored && Object.keys(secrets).every((name) => name in stored)
  if (!isComplete) writeFileDurably(file, JSON.stringify(secrets, null, 2), 0o600)
  return secrets
}

function readSecretsFile(file: string): Partial<Secrets> | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error // new keys would make everything that was signed with the old ones invalid
  }
}

const generateSecrets = (): Secrets => ({
  SIGNING_KEY: randomText(32),
  TOKEN_KEY: generateEd25519Key(),
  PEPPER: randomText(32),
  SECOND_FACTOR_KEY: randomText(32),
  CALLBACK_TOKEN: randomText(12),
  CALLBACK_AES_KEY: randomBytes(32).toString('base64').slice(0, 43), // WeChat omits the final `=`
  MINI_PROGRAM_SECRET: randomText(24),
  SERVICE_ACCOUNT_SECRET: randomText(24),
  LOG_KEY: generateEd25519Key(),
  AWS_SECRET_ACCESS_KEY: randomText(30),
})

const randomText = (bytes: number) => randomBytes(bytes).toString('base64url')

/** PKCS #8 in base64. */
const generateEd25519Key = () =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')

/** The public key of a PKCS #8 key in base64: SPKI in base64. */
export function publicKeyOf(privateKey: string): string {
  const key = { key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' } as const
  return createPublicKey(createPrivateKey(key)).export({ format: 'der', type: 'spki' }).toString('base64')
}
