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
    ...consistencies.map((each) => {
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
