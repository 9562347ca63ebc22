import { expect, test } from '@jest/globals'
import {
  CAMPAIGN_MS,
  failureReason,
  PERSONAL_TRIES_MAX,
  RESEND_SAFE_MS,
  sumDeliveries,
  withLateFailures,
} from '@zhixing/shared/push/rules'

test('a repeat is safe for nine of WeChat’s ten minutes; a campaign ends after three days, a busy person after five tries', () => {
  expect([RESEND_SAFE_MS, CAMPAIGN_MS, PERSONAL_TRIES_MAX]).toEqual([540_000, 259_200_000, 5])
})

test.each([
  ['40003', '微信号不存在'],
  ['43104', '微信号属于另一个应用'],
  ['43004', '已取消关注'],
  ['43101', '没有可用的订阅授权，或已关闭订阅'],
  ['43108', '微信正忙于向此人发送其他消息'],
  ['user block', '用户拒收'],
  ['47003', '微信返回错误 47003'],
])('the report says of %s: %s', (code, reason) => {
  expect(failureReason(code)).toBe(reason)
})

test('late failures move from delivered to refused, and the sum stays', () => {
  expect(withLateFailures({ delivered: 5, refused: 1, unreachable: 2, unknown: 3 }, 2)).toEqual({
    delivered: 3,
    refused: 3,
    unreachable: 2,
    unknown: 3,
  })
})

test('the counts of lanes add up, end by end', () => {
  const lane = { delivered: 1, refused: 2, unreachable: 3, unknown: 4 }
  expect(sumDeliveries([lane, { delivered: 10, refused: 20, unreachable: 30, unknown: 40 }])).toEqual({
    delivered: 11,
    refused: 22,
    unreachable: 33,
    unknown: 44,
  })
  expect(sumDeliveries([])).toEqual({ delivered: 0, refused: 0, unreachable: 0, unknown: 0 })
})
