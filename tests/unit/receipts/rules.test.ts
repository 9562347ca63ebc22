import { expect, test } from '@jest/globals'
import { maskReceiptName } from '@zhixing/shared/receipts/rules'

test.each([
  ['陈新雨', '陈＊＊'],
  ['欧阳', '欧＊'],
  ['𠮷田', '𠮷＊'],
  ['王', '王'],
  ['', ''],
])('a receipt shows the name %s as %s', (name, shown) => {
  expect(maskReceiptName(name)).toBe(shown)
})
