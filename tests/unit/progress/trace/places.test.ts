import { describe, expect, test } from '@jest/globals'
import { parseTrace } from '@zhixing/shared/progress/trace-codec'
import { isNewOrigin } from '@zhixing/shared/progress/trace-figures'
import type { StudySession } from '@zhixing/shared/study-records/session'
import { secondsAfter, studyStart } from '../../../support/progress/session'
import { desk, enter, home, office, phone } from './traced-session'

describe('where launches come from', () => {
  test.each([
    ['another device in the middle of a run', desk, 30, 1],
    ['the same one', phone, 30, 0],
    ['another one after a pause', desk, 700, 0],
  ])('%s', (_, device, pause, deviceChanges) => {
    const first = enter(undefined, 1, studyStart, { device: phone, region: office })
    expect(parseTrace(enter(first, 1, secondsAfter(pause), { device, region: office })).deviceChanges).toBe(
      deviceChanges,
    )
  })
  test('a launch that says nothing of its place changes nothing of it', () => {
    const first = enter(undefined, 1, studyStart, { device: phone, region: office })
    expect(parseTrace(enter(first, 2, secondsAfter(30)))).toMatchObject({
      devices: [phone],
      regions: [office],
      deviceChanges: 0,
    })
  })
  test.each([
    ['new device, new region', 9, 23, true],
    ['new device, known region', 9, office, false],
    ['known device, new region', phone, 23, false],
    ['a device and a region seen before the last', desk, home, false],
  ])('%s', (_, device, region, isNew) => {
    let session = enter(undefined, 1, studyStart, { device: desk, region: home })
    session = enter(session, 1, secondsAfter(10), { device: phone, region: office })
    expect(isNewOrigin(session, { device, region })).toBe(isNew)
  })
  test('the first launch there is has nothing to compare with; three are remembered, the newest first', () => {
    expect(isNewOrigin(undefined, { device: 1, region: 1 })).toBe(false)
    expect(isNewOrigin(enter(undefined, 1, studyStart), { device: 1, region: 1 })).toBe(false)
    let session: StudySession | undefined
    for (const device of [1, 2, 3, 2, 4]) session = enter(session, 1, studyStart, { device, region: device })
    expect(session && parseTrace(session)).toMatchObject({ devices: [4, 2, 3], regions: [4, 2, 3] })
  })
})
