import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { environment } from '@zhixing/functions/core/environment'
import { toLogKey, verifierKeyOf } from '@zhixing/functions/log/checkpoint/log-key'
import { openNote, signNote } from '@zhixing/functions/log/checkpoint/note'
import * as logContract from '@zhixing/shared/log/contract'
import type { Receipt } from '@zhixing/shared/receipts/contract'
import { aSealedLog, type RecordedEntry } from '../../support/receipts/sealed-log'
import { request } from '../../support/request'
import { root } from '../../support/sources'
import { respellBase64 } from '../../support/spellings'

let first: RecordedEntry
let receipt: Receipt
let key: string
/** Holds only verify.mjs and the files it is given. */
let folder: string
beforeAll(async () => {
  ;({ first, receipt } = await aSealedLog())
  key = (await request(logContract.getLogKey, {})).body.verifierKey
  folder = mkdtempSync(join(tmpdir(), 'zhixing-verify-'))
  copyFileSync(join(root, 'verify/verify.mjs'), join(folder, 'verify.mjs'))
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

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

  const respellLast = (checkpoint: string) => `${respellBase64(checkpoint.trimEnd())}\n`
  const appendToCheckpoint = (copy: Receipt, text: string) =>
    Object.assign(copy, { checkpoint: copy.checkpoint + text })
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
    [
      'another spelling of the signature',
      '签名不对',
      (copy) => Object.assign(copy, { checkpoint: respellLast(copy.checkpoint) }),
    ],
    [
      'another spelling of the root',
      '存证点的格式不对',
      (copy) => Object.assign(copy, { checkpoint: copy.checkpoint.replace(/\S{43}=/, respellBase64) }),
    ],
    [
      'another spelling in the path',
      '不是一份完整的学时凭证',
      (copy) => copy.inclusion.splice(0, 1, respellBase64(copy.inclusion[0] ?? '')),
    ],
    ['white space behind the checkpoint', '存证点的格式不对', (copy) => appendToCheckpoint(copy, ' ')],
    ['a line behind the checkpoint', '存证点的格式不对', (copy) => appendToCheckpoint(copy, '\n')],
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

  test('a key whose id is not its own is none; control: with its own id it is', () => {
    const [name, id = '', publicKey] = key.split('+', 3)
    expect(runVerify(receipt, { key: [name, flipped(id, 0).toLowerCase(), publicKey].join('+') }).code).toBe(
      1,
    )
    expect(runVerify(receipt).code).toBe(0)
  })

  test('says 冲正 for a reversed entry and for a reversal, and what cannot be known offline', () => {
    expect(runVerify(receipt).said).toContain('从凭证本身看不出来')
    const reversed = { at: '2026-11-25T20:00:00.000Z', organisationName: '甲县' }
    for (const given of [
      { ...receipt, reversed },
      { receipt, reversed },
    ]) {
      const { code, said } = runVerify(given)
      expect([code, said]).toEqual([3, expect.stringContaining('已经冲正，2026-11-26 起不再作数')])
      expect(said).toContain('GENUINE, BUT REVERSED')
    }
    expect(runVerify({ ...receipt, reversed: '2026' }).code).toBe(1)
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
