import { describe, expect, test } from '@jest/globals'
import { putEntry } from '@zhixing/functions/ledger/api'
import { bind } from '@zhixing/shared/identity/contract'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import { getPerson, listPeople, listPersonChanges, mergePeople } from '@zhixing/shared/people/contract'
import { killAtWrite } from '../../support/engine/interrupt'
import { aPhone } from '../../support/identity/given'
import { anAward, aReversal } from '../../support/ledger/given'
import { aBoundPersonIn, aPersonIn, aRoster } from '../../support/people/given'
import { guestToken, request, tokenOf } from '../../support/request'
import { fakeWechat } from '../../support/wechat/fake-wechat'

const now = new Date('2026-11-23T00:00:00.000Z')

/** Two records of one person in a township, not merged yet. */
async function aDuplicate() {
  const roster = await aRoster()
  const person = await aPersonIn(roster.township, { name: '欧阳建国' })
  const duplicate = await aBoundPersonIn(roster.township, { name: '欧阳建', phone: aPhone() })
  const [learnerId, duplicateId] = [person.learnerId, duplicate.learnerId]
  const merge = (facts: object = {}, caller: { token: string } = roster.clerk) => {
    const seen = { learnerId, revision: 0, duplicateId, duplicateRevision: 0, reason: '同一人建了两份' }
    return request(mergePeople, { ...seen, ...facts }, caller)
  }
  const find = async (q: string) =>
    (await request(listPeople, { q }, roster.clerk)).body.people.map((found) => found.learnerId)
  return { ...roster, person, duplicate, learnerId, duplicateId, merge, find }
}

describe('duplicates', () => {
  test('200 are one person: found once, by both codes, unbound, number free, with a line in both histories', async () => {
    fakeWechat()
    const { clerk, duplicate, learnerId, duplicateId, merge, find } = await aDuplicate()
    const { body } = await merge()
    expect(body.duplicates.map((each) => each.learnerId)).toEqual([duplicateId])
    expect((await merge()).body.revision).toBe(1)
    expect(await find('oyj')).toEqual([])
    expect(await find('欧阳建')).toEqual([learnerId])
    expect(await find(duplicate.rosterCode)).toEqual([learnerId])
    expect(await find(duplicate.phone ?? '')).toEqual([])
    const merged = (await request(getPerson, { learnerId: duplicateId }, clerk)).body
    expect(merged).toMatchObject({ mergedInto: { learnerId }, isBound: false, actions: [] })
    const titles = async (id: string) =>
      (await request(listPersonChanges, { learnerId: id }, clerk)).body.changes.map(
        ({ actionTitle }) => actionTitle,
      )
    expect([await titles(learnerId), await titles(duplicateId)]).toEqual([
      ['合并重复档案'],
      ['并入另一份档案'],
    ])
    const { name, rosterCode } = duplicate
    const asBefore = await request(bind, { name, rosterCode }, { token: await guestToken() })
    expect(asBefore.type).toBe('identity/not-on-roster')
    const asNow = await request(bind, { name: '欧阳建国', rosterCode }, { token: await guestToken() })
    expect(asNow.body.learner?.learnerId).toBe(learnerId)
  })

  test('entries stay under who earned them and are shown and counted together, the same course once', async () => {
    const { learnerId, duplicateId, merge } = await aDuplicate()
    const [own, both, other] = [1, 2, 3].map((course) => anAward({ course, studyHours: course }))
    if (!own || !both || !other) throw new Error('three awards')
    for (const entry of [own, both, aReversal(both)]) await putEntry(learnerId, entry)
    for (const entry of [both, other]) await putEntry(duplicateId, entry)
    const transcriptOf = async () =>
      (await request(getTranscript, {}, { token: await tokenOf(learnerId, { now }), now })).body
    expect((await transcriptOf()).studyHours).toBe(1)
    await merge()
    const { studyHours, entries, earnedUnder } = await transcriptOf()
    expect(studyHours).toBe(6)
    expect(entries.map(({ entryId }) => entryId).sort()).toEqual(
      [own, both, other].map(({ entryId }) => entryId).sort(),
    )
    const under = { learnerId: duplicateId, entryIds: [both.entryId, other.entryId].sort() }
    expect(earnedUnder).toEqual([under])
  })

  test('what was merged into a duplicate moves along, and a crash at any write is completed by the repeat', async () => {
    for (let nth = 1; nth < 80; nth += 3) {
      const { township, clerk, learnerId, duplicateId, merge, find } = await aDuplicate()
      const nested = await aPersonIn(township, { name: '司马相如' })
      await merge({ learnerId: duplicateId, duplicateId: nested.learnerId })
      const isKilled = await killAtWrite(nth, 'after', () => merge({ duplicateRevision: 1 }))
      const { body } = await merge({ duplicateRevision: 1 })
      expect([nth, body.duplicates.map((each) => each.learnerId).sort()]).toEqual([
        nth,
        [duplicateId, nested.learnerId].sort(),
      ])
      expect(await find(nested.rosterCode)).toEqual([learnerId])
      const { changes } = (await request(listPersonChanges, { learnerId }, clerk)).body
      expect(changes).toHaveLength(1)
      if (!isKilled) return
    }
  })
})

describe('a merge is refused', () => {
  test('400 for the same record; 409 for one that was merged or changed since; 404 and 403 outside the scope', async () => {
    const { supervisor, otherCounty, otherClerk, provinceClerk, learnerId, merge } = await aDuplicate()
    expect((await merge({ duplicateId: learnerId })).type).toBe('people/same-record')
    expect((await merge({ duplicateRevision: 1 })).type).toBe('request/stale')
    expect((await merge({ revision: 1 })).type).toBe('request/stale')
    expect((await merge({}, otherClerk)).type).toBe('people/not-found')
    expect((await merge({}, supervisor)).type).toBe('request/forbidden')
    const stranger = await aPersonIn(otherCounty)
    expect((await merge({ duplicateId: stranger.learnerId })).type).toBe('people/not-found')
    await merge()
    expect((await merge({ revision: 1, duplicateRevision: 1 })).type).toBe('people/duplicate')
    const elsewhere = await merge({ learnerId: stranger.learnerId, duplicateRevision: 1 }, provinceClerk)
    expect(elsewhere.type).toBe('people/duplicate')
  })

  test('of two merges in opposite directions at most one happens, and no record is lost', async () => {
    const { clerk, learnerId, duplicateId, merge } = await aDuplicate()
    await Promise.all([merge(), merge({ learnerId: duplicateId, duplicateId: learnerId })])
    const read = async (id: string) => (await request(getPerson, { learnerId: id }, clerk)).body.mergedInto
    const merged = [await read(learnerId), await read(duplicateId)].filter((into) => into !== undefined)
    expect(merged.length).toBeLessThanOrEqual(1)
  })
})
