import { expect, test } from '@jest/globals'
import type { Receipt } from '@zhixing/shared/receipts/contract'
import { genuineWords } from '../../../console/src/receipts/verdict-words'

const receiptOf = (leaf: Receipt['leaf'], changes: Partial<Receipt> = {}): Receipt => ({
  format: 'zhixing-receipt/1',
  leaf,
  opened: [],
  index: 0,
  inclusion: [],
  checkpoint: '',
  ...changes,
})
const award = { kind: 'award', studyHours: 2 }
const reversed = { at: '2026-11-25T20:00:00.000Z', organisationName: '甲县' }

test.each<[string, Receipt, boolean, 'good' | 'unknown', RegExp]>([
  ['an award the server shows', receiptOf(award), true, 'good', /到现在没有冲正/],
  ['an award from a file', receiptOf(award), false, 'good', /看不出来/],
  ['a reversed award', receiptOf(award, { reversed }), true, 'unknown', /已经冲正，2026-11-26 起不再作数/],
  ['a reversal', receiptOf({ kind: 'reversal', studyHours: -2 }), true, 'good', /冲正记录，收回/],
  [
    'a reversal of a reversal',
    receiptOf({ kind: 'reversal', studyHours: 2 }),
    true,
    'good',
    /冲正记录，恢复/,
  ],
])('the verdict on %s', (_, receipt, isShownByServer, look, words) => {
  const verdict = genuineWords({ receipt, isShownByServer })
  expect(verdict).toMatchObject({ look, text: expect.stringMatching(words) })
})
