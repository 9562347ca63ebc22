import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { environment } from '@zhixing/functions/core/environment'
import { putEntry } from '@zhixing/functions/ledger/api'
import { toLogKey, verifierKeyOf } from '@zhixing/functions/log/checkpoint/log-key'
import { openNote, signNote } from '@zhixing/functions/log/checkpoint/note'
import { seal } from '@zhixing/functions/log/seal'
import * as logContract from '@zhixing/shared/log/contract'
import type { Receipt } from '@zhixing/shared/receipts/contract'
import * as contract from '@zhixing/shared/receipts/contract'
import { checkpointsFolderOf } from '../../support/engine/checkpoints-bucket'
import { useOwnTable } from '../../support/engine/own-table'
import { aLearner } from '../../support/identity/given'
import { aReversal } from '../../support/ledger/given'
import { recordEntries } from '../../support/log/given'
import { guestToken, request, tokenOf } from '../../support/request'
import { root } from '../../support/sources'

const now = new Date('2026-11-26T10:00:00.000Z')
type Recorded = Awaited<ReturnType<typeof recordEntries>>[number]
let folder: string
let first: Recorded
let entries: Recorded[]
let receipt: Receipt
let key: string

/** A folder that holds only verify.mjs and the files it is given. */
beforeAll(async () => {
  await useOwnTable()
  folder = mkdtempSync(join(tmpdir(), 'zhixing-verify-'))
  copyFileSync(join(root, 'verify/verify.mjs'), join(folder, 'verify.mjs'))
  entries = await recordEntries(9, 3)
  first = entries[0] as Recorded
  await seal(new Date('2026-11-24T18:00:00.000Z'))
  await recordEntries(20, 3)
  await seal(new Date('2026-11-25T18:00:00.000Z'))
  receipt = (await shown(first)).receipt as Receipt
  key = (await request(logContract.getLogKey, {})).body.verifierKey
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const tokenFor = (learnerId: string) => tokenOf(learnerId, { now })
const shown = async ({ learnerId, entry }: Recorded) =>
  (await request(contract.getReceipt, { entryId: entry.entryId }, { token: await tokenFor(learnerId), now }))
    .body

/** The output of verify.mjs and its exit code. */
function runVerify(given: unknown, options: Record<string, unknown> = {}) {
  writeFileSync(join(folder, 'receipt.json'), typeof given === 'string' ? given : JSON.stringify(given))
  const words = Object.entries({ key, ...options }).flatMap(([name, value]) => {
    if (value === undefined) return []
    if (name === 'key') return ['--key', String(value)]
    writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value))
    return [`--${name}`, name]
  })
  const run = spawnSync(process.execPath, ['verify.mjs', 'receipt.json', ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  })
  return { code: run.status, said: run.stdout + run.stderr }
}

describe('verify.mjs without access to the system', () => {
  test('says that a receipt is genuine, and what it states', () => {
    const { code, said } = runVerify(receipt)
    expect([code, said]).toEqual([0, expect.stringContaining('真实')])
    expect(said).toContain(first.entry.title)
    expect(said).toContain('GENUINE')
  })

  test('is not certain without the published key, and says so', () => {
    expect(runVerify(receipt, { key: undefined })).toEqual({
      code: 2,
      said: expect.stringContaining('--key'),
    })
  })

  test('says whether an earlier checkpoint is a prefix of the log', async () => {
    const { body: earlier } = await request(logContract.getCheckpoint, { size: 9 })
    const { body: consistency } = await request(logContract.getConsistencyProof, { from: 9, to: 29 })
    expect(runVerify(receipt, { earlier: earlier.note, consistency })).toEqual({
      code: 0,
      said: expect.stringContaining('历史没有改写'),
    })
    const other = { ...consistency, proof: [...consistency.proof].reverse() }
    expect(runVerify(receipt, { earlier: earlier.note, consistency: other })).toEqual({
      code: 1,
      said: expect.stringContaining('接不上'),
    })
  })

  const flipped = (text: string, at: number) =>
    `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`
  test.each<[string, string, (copy: Receipt) => unknown]>([
    ['more hours', '内容、序号或证明路径', (copy) => Object.assign(copy.leaf, { studyHours: 99 })],
    ['another year', '内容、序号或证明路径', (copy) => Object.assign(copy.leaf, { creditYear: 2025 })],
    [
      'another person',
      '内容、序号或证明路径',
      (copy) => Object.assign(copy.leaf, { learnerId: flipped(String(copy.leaf.learnerId), 12) }),
    ],
    ['an additional fact', '内容、序号或证明路径', (copy) => Object.assign(copy.leaf, { remark: 1 })],
    [
      'another title',
      '出示的内容被改动：title',
      (copy) => Object.assign(copy.opened.find(({ name }) => name === 'title') ?? {}, { value: '另一门课' }),
    ],
    [
      'another salt',
      '出示的内容被改动：title',
      (copy) => Object.assign(copy.opened.find(({ name }) => name === 'title') ?? {}, { salt: 'x' }),
    ],
    ['another index', '内容、序号或证明路径', (copy) => Object.assign(copy, { index: copy.index + 1 })],
    ['an index beyond the log', '内容、序号或证明路径', (copy) => Object.assign(copy, { index: 1e9 })],
    ['a shorter path', '内容、序号或证明路径', (copy) => copy.inclusion.pop()],
    ['a longer path', '内容、序号或证明路径', (copy) => copy.inclusion.push(copy.inclusion[0] ?? '')],
    [
      'another hash in the path',
      '内容、序号或证明路径',
      (copy) => copy.inclusion.splice(0, 1, flipped(copy.inclusion[0] ?? '', 5)),
    ],
    [
      'another size',
      '签名不对',
      (copy) => Object.assign(copy, { checkpoint: copy.checkpoint.replace('\n29\n', '\n30\n') }),
    ],
    [
      'another time',
      '签名不对',
      (copy) => Object.assign(copy, { checkpoint: copy.checkpoint.replace('2026-11-25', '2026-11-20') }),
    ],
    [
      'another signature',
      '签名不对',
      (copy) => Object.assign(copy, { checkpoint: flipped(copy.checkpoint, copy.checkpoint.length - 30) }),
    ],
    ['no checkpoint', '存证点的格式不对', (copy) => Object.assign(copy, { checkpoint: '' })],
    [
      'another format',
      '不是一份完整的学时凭证',
      (copy) => Object.assign(copy, { format: 'zhixing-receipt/2' }),
    ],
  ])('detects %s', (_, words, change) => {
    const copy = structuredClone(receipt)
    change(copy)
    expect(runVerify(copy)).toEqual({ code: 1, said: expect.stringContaining(words) })
  })

  test('detects a checkpoint signed with another key', () => {
    const otherKey = toLogKey(
      environment.logName,
      generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    )
    const head = openNote(receipt.checkpoint, toLogKey(environment.logName, environment.logKey))
    if (!head) throw new Error('the receipt is not signed')
    const forged = { ...receipt, checkpoint: signNote(head, otherKey) }
    expect(runVerify(forged)).toEqual({ code: 1, said: expect.stringContaining('不是学院签的') })
    // accepted with the forged key, which the college has not published
    expect(runVerify(forged, { key: verifierKeyOf(otherKey) }).code).toBe(0)
  })

  test('rejects a file that is no receipt', () => {
    expect(runVerify('{"a":1}').code).toBe(1)
    expect(runVerify('half a fi').code).toBe(2)
  })
})

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
    const [fresh] = (await recordEntries(1)) as [Recorded]
    const body = await shown(fresh)
    expect(body).toMatchObject({ state: 'recorded', studyHours: 1, nextSealAt: '2026-11-26T18:00:00.000Z' })
    expect(body.receipt).toBeUndefined()
  })

  test('L8 200 a shown receipt has one address, the masked name only on request, and no learner id', async () => {
    const learner = await aLearner()
    const [own] = (await recordEntries(1)) as [Recorded]
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
    const taken = entries[1] as Recorded
    expect((await shown(taken)).reversed).toBeUndefined()
    await putEntry(taken.learnerId, aReversal(taken.entry))
    expect(await shown(taken)).toMatchObject({ state: 'sealed', reversed: { organisationName: '甲县' } })
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
