import * as contract from '@zhixing/shared/catalogue/contract'
import { wholeSecondsOf } from '@zhixing/shared/catalogue/media-length'
import { endpoint } from '../../core/http/endpoint'
import { requireRole } from '../../identity/api'
import { measureFile } from '../measure-media'

export const measureMedia = endpoint(
  contract.measureMedia,
  async ({ input: { mediaUrl }, actor, refuse }) => {
    await requireRole(actor, 'editor')
    const length = await measureFile(mediaUrl)
    if (typeof length !== 'number') throw refuse('catalogue/media-unreadable')
    return { lengthSeconds: wholeSecondsOf(length) }
  },
)
