import { describe, expect, test } from '@jest/globals'
import { mayViewAnnouncement } from '@zhixing/shared/announcements/rules'
import { city, district, grant, province } from './announcement-steps'

describe('who may take a step', () => {
  test('an administrator reads what is addressed to their scope and not what is addressed above it', () => {
    expect(mayViewAnnouncement({ orgPath: district }, [grant('supervisor', city)])).toBe(true)
    expect(mayViewAnnouncement({ orgPath: province }, [grant('editor', city)])).toBe(false)
  })

  test('one grant whose scope covers it is enough to read, none is not', () => {
    const grants = [grant('editor', district), grant('supervisor', city)]
    expect(mayViewAnnouncement({ orgPath: city }, grants)).toBe(true)
    expect(mayViewAnnouncement({ orgPath: city }, [])).toBe(false)
  })
})
