import { expect, test } from '@jest/globals'
import * as contract from '@zhixing/shared/ledger/contract'
import { guestToken, request } from '../../support/request'

test('403 not-bound for a guest, 401 unauthenticated without a token', async () => {
  expect((await request(contract.getTranscript, {}, { token: await guestToken() })).type).toBe(
    'identity/not-bound',
  )
  expect((await request(contract.getTranscript, {})).type).toBe('identity/unauthenticated')
})

test('200 the rule sets and the study policy are public', async () => {
  const { body } = await request(contract.listPolicies, {})
  expect(body.policies.map(({ policyId }) => policyId)).toEqual([
    'policy-cn-2023',
    'policy-yunnan-2024',
    'policy-nanjing-sample',
  ])
  expect(body.chosen).toEqual(['policy-cn-2023'])
  expect(body.study).toEqual({
    allowanceSeconds: 300,
    pace: 1,
    daySecondsMax: 36_000,
    completionThreshold: 0.98,
    heartbeatSeconds: 60,
  })
})
