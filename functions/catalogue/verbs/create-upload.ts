import * as contract from '@zhixing/shared/catalogue/contract'
import { ulid } from 'ulid'
import { environment } from '../../core/environment'
import { endpoint } from '../../core/http/endpoint'
import { uploadAddressOf } from '../../core/storage/file-address'
import { requireRole } from '../../identity/api'

export const createUpload = endpoint(
  contract.createUpload,
  async ({ input: { contentType, bytes }, actor, now }) => {
    await requireRole(actor, 'editor')
    const mediaUrl = `/media/uploads/${ulid(now.getTime())}.${extensions[contentType]}`
    return {
      ...(await uploadAddressOf(new URL(mediaUrl, environment.mediaUploadUrl), { contentType, bytes }, now)),
      mediaUrl,
    }
  },
)

const extensions = {
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'audio/mp4': 'm4a',
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'text/vtt': 'vtt',
}
