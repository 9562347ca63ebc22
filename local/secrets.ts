import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { writeDurably } from './durable-file'

const Secrets = z.object({
  SIGNING_KEY: z.string().min(32),
  PEPPER: z.string().min(32),
  CALLBACK_TOKEN: z.string(),
  CALLBACK_AES_KEY: z.string().length(43),
  MINI_PROGRAM_SECRET: z.string(),
  SERVICE_ACCOUNT_SECRET: z.string(),
})
export type Secrets = z.infer<typeof Secrets>

/** Made on the first start, for this machine alone, readable by its owner. */
export function openSecrets(file: string): Secrets {
  const kept = read(file)
  if (kept) return Secrets.parse(JSON.parse(kept))
  const secret = (bytes: number) => randomBytes(bytes).toString('base64url')
  const made: Secrets = {
    SIGNING_KEY: secret(32),
    PEPPER: secret(32),
    CALLBACK_TOKEN: secret(12),
    CALLBACK_AES_KEY: randomBytes(32).toString('base64').slice(0, 43), // the platform leaves the `=` away
    MINI_PROGRAM_SECRET: secret(24),
    SERVICE_ACCOUNT_SECRET: secret(24),
  }
  writeDurably(file, JSON.stringify(made, null, 2), 0o600)
  return made
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
