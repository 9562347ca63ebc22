import * as z from 'zod'
import { Instant } from './contract'

/** Where one file is PUT, with these headers; the signature is valid for this file only. */
export const UploadAddress = z.object({
  uploadUrl: z.string(),
  headers: z.record(z.string(), z.string()),
  expiresAt: Instant,
})
