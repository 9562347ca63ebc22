import { beforeAll, describe, expect, test } from '@jest/globals'
import { putEntry } from '@zhixing/functions/ledger/api'
import type { Receipt } from '@zhixing/shared/receipts/contract'
import * as contract from '@zhixing/shared/receipts/contract'
import { aLearner } from '../../support/identity/given'
import { aReversal } from '../../support/ledger/given'
import { recordEntries } from '../../support/log/given'
import {
  aSealedLog,
  fetchReceipt,
  now,
  type RecordedEntry,
  tokenFor,
} from '../../support/receipts/sealed-log'
import { guestToken, request } from '../../support/request'

let entries: RecordedEntry[]
let first: RecordedEntry
let receipt: Receipt
beforeAll(async () => {
  ;({ entries, first, receipt } = await aSealedLog())
}, 60_000)

describe('receipts', () => {
  test('L6 and L7 200 a receipt contains no fact about a person that its learner does not open', async () => {
    const text = JSON.stringify({
      ...receipt,
      opened: receipt.opened.filter(({ name }) => name !== 'learnerId'),
    })
    expect(text).not.toContain(first.learnerId)
    expect(receipt.opened.map(({ name }) => name).sort()).toEqual(['entryId', 'learnerId', 'title'])
  })

  test('200 an entry that is not sealed yet says when it will be', async () => {
    const [fresh] = (await recordEntries(1)) as [RecordedEntry]
    const body = await fetchReceipt(fresh)
    expect(body).toMatchObject({ state: 'recorded', studyHours: 1, nextSealAt: '2026-11-26T18:00:00.000Z' })
    expect(body.receipt).toBeUndefined()
  })

  test('L8 200 a shown receipt has one address, the masked name only on request, and no learner id', async () => {
    const learner = await aLearner()
    const [own] = (await recordEntries(1)) as [RecordedEntry]
    await putEntry(learner.learnerId, own.entry)
    const input = { entryId: own.entry.entryId }
    const token = await tokenFor(learner.learnerId)
    const nameless = (await request(contract.showReceipt, input, { token, now })).body
    expect((await request(contract.showReceipt, input, { token, now })).body.receiptId).toBe(
      nameless.receiptId,
    )
    const named = (await request(contract.showReceipt, { ...input, withName: true }, { token, now })).body
    expect(named.receiptId).not.toBe(nameless.receiptId)
    expect(named.url).toBe(`/console/receipt.html#${named.receiptId}`)
    const seen = await request(contract.getShownReceipt, { receiptId: nameless.receiptId }, { now })
    expect(seen.body).toMatchObject({ state: 'recorded', title: own.entry.title })
    expect(JSON.stringify(seen.body)).not.toContain(learner.learnerId)
    expect(seen.body.name).toBeUndefined()
    expect(
      (await request(contract.getShownReceipt, { receiptId: named.receiptId }, { now })).body.name,
    ).toMatch(/^.＊+$/)
    const later = new Date(now.getTime() + 367 * 86_400_000)
    expect(
      (await request(contract.getShownReceipt, { receiptId: named.receiptId }, { now: later })).type,
    ).toBe('credits/receipt-not-found')
  })

  test('200 the receipt of a reversed entry stays sealed and says that it is reversed', async () => {
    const taken = entries[1] as RecordedEntry
    expect((await fetchReceipt(taken)).reversed).toBeUndefined()
    await putEntry(taken.learnerId, aReversal(taken.entry))
    expect(await fetchReceipt(taken)).toMatchObject({
      state: 'sealed',
      reversed: { organisationName: '甲县' },
      receipt: { reversed: { organisationName: '甲县' } },
    })
  })

  test('404 entry-not-found also for an entry of another learner, 401 unauthenticated, 403 not-bound', async () => {
    const input = { entryId: first.entry.entryId }
    const { token } = await aLearner()
    for (const verb of [contract.getReceipt, contract.showReceipt] as const) {
      expect((await request(verb, input, { token })).type).toBe('credits/entry-not-found')
      expect((await request(verb, input)).type).toBe('identity/unauthenticated')
      expect((await request(verb, input, { token: await guestToken() })).type).toBe('identity/not-bound')
    }
  })
})
