import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { environment } from '@zhixing/functions/core/environment'
import * as logContract from '@zhixing/shared/log/contract'
import * as contract from '@zhixing/shared/receipts/contract'
import { checkpointsFolderOf } from '../../support/engine/buckets'
import { useOwnTable } from '../../support/engine/own-table'
import { aSealedLog } from '../../support/receipts/sealed-log'
import { request } from '../../support/request'

beforeAll(async () => {
  await aSealedLog()
}, 60_000)

describe('the public verbs of the log', () => {
  test('L5 and L6 200 checkpoints and proofs, cached by clients', async () => {
    const latest = await request(logContract.getLatestCheckpoint, {})
    expect(latest.body).toMatchObject({
      size: 29,
      previousSize: 9,
      logName: 'college.test/credits',
      algorithm: 'Ed25519 SHA-256',
    })
    expect(latest.headers['cache-control']).toBe('public, max-age=60')
    expect((await request(logContract.getCheckpoint, { size: 29 })).body).toEqual(latest.body)
    expect(
      readFileSync(join(checkpointsFolderOf(environment.checkpointsUrl), 'checkpoint-29.txt'), 'utf8'),
    ).toBe(latest.body.note)
  })

  test('404 checkpoint-not-found for a size without a checkpoint and for an empty log', async () => {
    expect((await request(logContract.getCheckpoint, { size: 10 })).type).toBe('credits/checkpoint-not-found')
    for (const [from, to] of [
      [9, 30],
      [29, 9],
    ] as const)
      expect((await request(logContract.getConsistencyProof, { from, to })).type).toBe(
        'credits/checkpoint-not-found',
      )
    expect((await request(contract.getShownReceipt, { receiptId: 'A'.repeat(22) })).type).toBe(
      'credits/receipt-not-found',
    )
    await useOwnTable()
    expect((await request(logContract.getLatestCheckpoint, {})).type).toBe('credits/checkpoint-not-found')
    expect((await request(logContract.getLogKey, {})).type).toBe('credits/checkpoint-not-found')
  })
})
