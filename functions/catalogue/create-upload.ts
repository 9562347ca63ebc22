import * as contract from '@zhixing/shared/catalogue/contract'
import { ulid } from 'ulid'
import { endpoint } from '../endpoint'
import { requireRole } from '../identity/store'
import { UPLOAD_SECONDS, uploadUrlOf } from './upload'

export const createUpload = endpoint(contract.createUpload, async ({ input: { contentType, bytes }, actor, now }) => {
  await requireRole(actor, ['editor', 'supervisor']) // who supervises puts evidence by a correction
  const mediaUrl = `/media/uploads/${ulid(now.getTime())}.${extensions[contentType]}`
  const expiresAt = new Date(now.getTime() + UPLOAD_SECONDS * 1000)
  return { uploadUrl: await uploadUrlOf({ mediaUrl, contentType, bytes, expiresAt }), mediaUrl, expiresAt: expiresAt.toISOString() }
})

const extensions = {
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'audio/mp4': 'm4a',
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'text/vtt': 'vtt',
}
