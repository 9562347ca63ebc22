import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { writeDurably } from '../process/durable-file'

const Secrets = z.object({
  SIGNING_KEY: z.string().min(32),
  PEPPER: z.string().min(32),
  CALLBACK_TOKEN: z.string(),
  CALLBACK_AES_KEY: z.string().length(43),
  MINI_PROGRAM_SECRET: z.string(),
  SERVICE_ACCOUNT_SECRET: z.string(),
  LOG_KEY: z.string(),
})
export type Secrets = z.infer<typeof Secrets>

/** Made on the first start, for this machine alone, readable by its owner. */
export function openSecrets(file: string): Secrets {
  const kept = read(file)
  if (kept) return completed(file, JSON.parse(kept))
  const secret = (bytes: number) => randomBytes(bytes).toString('base64url')
  const made: Secrets = {
    SIGNING_KEY: secret(32),
    PEPPER: secret(32),
    CALLBACK_TOKEN: secret(12),
    CALLBACK_AES_KEY: randomBytes(32).toString('base64').slice(0, 43), // the platform leaves the `=` away
    MINI_PROGRAM_SECRET: secret(24),
    SERVICE_ACCOUNT_SECRET: secret(24),
    LOG_KEY: newLogKey(),
  }
  return written(file, made)
}

const newLogKey = () =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')

function written(file: string, secrets: Secrets): Secrets {
  writeDurably(file, JSON.stringify(secrets, null, 2), 0o600)
  return secrets
}

/** A machine that was started before there was a log gets its key now. */
function completed(file: string, kept: Partial<Secrets>): Secrets {
  return kept.LOG_KEY ? Secrets.parse(kept) : written(file, Secrets.parse({ ...kept, LOG_KEY: newLogKey() }))
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined // the first start
  }
}

/** None of these exists at WeChat: they open nothing outside this machine. */
export const demoApps = { miniProgram: 'wx-demo-miniprogram', serviceAccount: 'wx-demo-service' }

export const demoTemplates = {
  templateMessage: { announcement: 'demo-template-announcement' },
  subscribeMessage: { announcement: 'demo-subscribe-announcement', newCourse: 'demo-subscribe-new-course' },
}
