import * as contract from '@zhixing/shared/announcements/contract'
import { isSamePublication } from '@zhixing/shared/announcements/pins'
import { endpoint } from '../../core/http/endpoint'
import { toAnnouncementDetail } from '../announcement-detail'
import { openPinnable } from '../open-pinnable'
import { recordPin } from '../record-pin'
import { changePins } from '../store/pins'

export const unpinAnnouncement = endpoint(contract.unpinAnnouncement, async (call) => {
  const { found, caller } = await openPinnable(call)
  await changePins(found.facts.organisationId, (pins) => {
    const others = pins.filter((pin) => !isSamePublication(pin, found))
    return others.length < pins.length ? others : undefined
  })
  await recordPin('unpinned', found, caller, call.now)
  return toAnnouncementDetail(found, caller, call.now)
})
