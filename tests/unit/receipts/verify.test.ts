import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { toCanonicalJson } from '@zhixing/shared/canonical-json'
import fc from 'fast-check'
import { canonical, type treeOf } from '../../../verify/verify.mjs'
import { readVectors } from '../../support/log/rfc6962'
import { root } from '../../support/sources'

type Verifier = { treeOf: typeof treeOf }
const folder = mkdtempSync(join(tmpdir(), 'zhixing-verify-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const source = readFileSync(join(root, 'verify/verify.mjs'), 'utf8')

const valuesOf = (kind: 'inclusion' | 'consistency') => readVectors(kind).map(([, vector]) => vector)
const [inclusions, consistencies] = [valuesOf('inclusion'), valuesOf('consistency')]
/** Valid proofs for roots with one changed bit, which no check of lengths finds. */
const changedRoots = consistencies
  .filter(({ wantErr, size1, size2 }) => !wantErr && size1 !== size2)
  .flatMap((valid) => [
    { ...valid, root1: withChangedBit(valid.root1), wantErr: true },
    { ...valid, root2: withChangedBit(valid.root2), wantErr: true },
  ])
function withChangedBit(hash: string): string {
  const changed = Buffer.from(hash, 'base64')
  changed[0] = (changed[0] ?? 0) ^ 1
  return changed.toString('base64')
}
const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
const bytes = (text: string) => new Uint8Array(Buffer.from(text ?? '', 'base64'))

/** Counts the published vectors that a verifier accepts or refuses wrongly. */
function countMistakes({ treeOf: of }: Verifier): { accepted: number; refused: number } {
  const { includes, isConsistent } = of(sha256)
  const verdicts = [
    ...inclusions.map((each) => {
      const proof = (each.proof ?? []).map(bytes)
      const claim = {
        leaf: bytes(each.leafHash),
        index: each.leafIdx,
        size: each.treeSize,
        root: bytes(each.root),
        proof,
      }
      return { should: !each.wantErr, does: includes(claim) }
    }),
    ...[...consistencies, ...changedRoots].map((each) => {
      const proof = (each.proof ?? []).map(bytes)
      const claim = {
        from: each.size1,
        to: each.size2,
        fromRoot: bytes(each.root1),
        toRoot: bytes(each.root2),
        proof,
      }
      return { should: !each.wantErr, does: isConsistent(claim) }
    }),
  ]
  return {
    accepted: verdicts.filter(({ should, does }) => does && !should).length,
    refused: verdicts.filter(({ should, does }) => !does && should).length,
  }
}

const nodeHash = (left: Uint8Array, right: Uint8Array) => sha256(Buffer.concat([Buffer.of(1), left, right]))

/** How many claims about texts of bytes that are no hashes a verifier believes. */
function countEmptyClaims({ treeOf: of }: Verifier): number {
  const { includes, isConsistent } = of(sha256)
  const [none, short] = [new Uint8Array(), new Uint8Array(31)]
  return [none, short].filter(
    (hash) =>
      includes({ leaf: hash, index: 0, size: 1, proof: [], root: hash }) ||
      isConsistent({ from: 1, to: 2, fromRoot: hash, toRoot: nodeHash(hash, hash), proof: [hash] }),
  ).length
}

test('an empty root above an empty leaf proves nothing; control: without the check of lengths it does', async () => {
  expect(countEmptyClaims(await importChanged('// Checks a receipt', '// Checks that receipt'))).toBe(0)
  expect(countEmptyClaims(await importChanged('length === HASH_BYTES)', 'length >= 0)'))).toBe(2)
})

/** The verifier with one line changed. */
async function importChanged(from: string, to: string): Promise<Verifier> {
  if (!source.includes(from)) throw new Error(`the verifier has no ${from}`)
  const file = join(folder, `${createHash('sha256').update(from).digest('hex').slice(0, 12)}.mjs`)
  writeFileSync(file, source.replace(from, to))
  return (await import(file)) as Verifier
}

test('the published verifier decides all 98 published vectors correctly', async () => {
  expect([inclusions.length, consistencies.length]).toEqual([49, 49])
  expect(countMistakes(await importChanged('// Checks a receipt', '// Checks one receipt'))).toEqual({
    accepted: 0,
    refused: 0,
  })
})

describe('control: the vectors find a verifier', () => {
  test.each<[string, string, string]>([
    [
      'without the prefix byte of nodes',
      'sha256(concat(Uint8Array.of(1), left, right))',
      'sha256(concat(left, right))',
    ],
    ['that does not check that the index is below the size', '|| index >= size', ''],
    ['that does not check the length of the path', 'return last === 0\n  }', 'return true\n  }'],
    ['that accepts an empty tree as a prefix', 'from < 1 || from > to', 'from > to'],
    [
      'that does not compare the older root',
      'isEqual(smaller, fromRoot) && isEqual(larger, toRoot)',
      'isEqual(larger, toRoot)',
    ],
    [
      'that does not compare the newer root',
      'isEqual(smaller, fromRoot) && isEqual(larger, toRoot)',
      'isEqual(smaller, fromRoot)',
    ],
  ])('%s', async (_, from, to) => {
    const { accepted, refused } = countMistakes(
      await importChanged(from, to).catch(() => ({ treeOf: () => ({}) }) as unknown as Verifier),
    )
    expect(accepted + refused).toBeGreaterThan(0)
  })
})

test('its canonical JSON equals the system’s', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) =>
      expect(canonical(value)).toBe(toCanonicalJson(JSON.parse(JSON.stringify(value)))),
    ),
  )
})
