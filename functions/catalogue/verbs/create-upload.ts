import * as contract from '@zhixing/shared/catalogue/contract'
import { environment } from '../../core/environment'
import { endpoint } from '../../core/http/endpoint'
import { newUlid } from '../../core/id'
import { createUploadAddress } from '../../core/storage/file-address'
import { requireRole } from '../../identity/api'

const extensions = {
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'audio/mp4': 'm4a',
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'text/vtt': 'vtt',
}

export const createUpload = endpoint(contract.createUpload, async ({ input, actor, now }) => {
  await requireRole(actor, 'editor')
  const mediaUrl = `/media/uploads/${newUlid(now)}.${extensions[input.contentType]}`
  const uploadUrl = new URL(mediaUrl, environment.mediaUploadUrl)
  return { ...createUploadAddress(uploadUrl, input, now), mediaUrl }
})
