import * as contract from '@zhixing/shared/announcements/contract'
import { isPinCurrent, isSamePublication, type Pin, refusalOfPin } from '@zhixing/shared/announcements/pins'
import { endpoint } from '../../core/http/endpoint'
import { toAnnouncementDetail } from '../announcement-detail'
import { openPinnable } from '../open-pinnable'
import { recordPin } from '../record-pin'
import { findPublishedAnnouncement } from '../store/announcements'
import { changePins, listPins } from '../store/pins'

export const pinAnnouncement = endpoint(contract.pinAnnouncement, async (call) => {
  const { input, now, refuse } = call
  const { found, caller } = await openPinnable(call)
  const { announcementId, publishedAt, facts } = found
  const pin = { announcementId, publishedAt, endsOn: input.endsOn }
  const withdrawn = await listWithdrawnPins(facts.organisationId)
  await changePins(facts.organisationId, (stored) => {
    const isWithdrawn = (each: Pin) => withdrawn.some((other) => isSamePublication(each, other))
    const pins = stored.filter((each) => isPinCurrent(each, now) && !isWithdrawn(each))
    const problem = refusalOfPin(pin, pins, now)
    if (problem) throw refuse(problem)
    const isRepeat = pins.some((each) => isSamePublication(each, pin) && each.endsOn === pin.endsOn)
    return isRepeat ? undefined : [...pins.filter((each) => !isSamePublication(each, pin)), pin]
  })
  await recordPin('pinned', found, caller, now, `至 ${input.endsOn}`)
  return toAnnouncementDetail(found, caller, now)
})

/** A withdrawn publication never returns, so the result stays valid while `changePins` repeats its change. */
async function listWithdrawnPins(organisationId: string): Promise<Pin[]> {
  const pins = await listPins(organisationId)
  const published = await Promise.all(pins.map((pin) => findPublishedAnnouncement(pin.announcementId)))
  return pins.filter((pin, index) => {
    const announcement = published[index]
    return !announcement || !isSamePublication(announcement, pin)
  })
}
