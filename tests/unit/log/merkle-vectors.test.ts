import { expect, test } from '@jest/globals'
import { emptyRoot } from '@zhixing/functions/log/merkle/hash'
import { isConsistent, isIncluded } from '@zhixing/functions/log/merkle/verify-proof'
import { type ProofVector, readVectors } from '../../support/log/rfc6962'

const bytes = (text: string) => Buffer.from(text ?? '', 'base64')
const proofOf = ({ proof }: ProofVector) => (proof ?? []).map(bytes)

const [inclusions, consistencies] = [readVectors('inclusion'), readVectors('consistency')]

test('all published vectors are present', () => {
  expect([inclusions.length, consistencies.length]).toEqual([49, 49])
})

test.each(inclusions)('inclusion proof %s', (_, vector) => {
  const { leafIdx: index, treeSize: size } = vector
  expect(
    isIncluded({
      index,
      size,
      leaf: bytes(vector.leafHash),
      root: bytes(vector.root),
      proof: proofOf(vector),
    }),
  ).toBe(!vector.wantErr)
})

test.each(consistencies)('consistency proof %s', (_, vector) => {
  const { size1: from, size2: to } = vector
  const given = {
    from,
    to,
    fromRoot: bytes(vector.root1),
    toRoot: bytes(vector.root2),
    proof: proofOf(vector),
  }
  expect(isConsistent(given)).toBe(!vector.wantErr)
})

test('control: a verifier that accepts everything fails most vectors', () => {
  expect([...inclusions, ...consistencies].filter(([, { wantErr }]) => wantErr)).toHaveLength(92)
})

test('a consistency proof from size 0 is refused', () => {
  for (const to of [0, 1, 5])
    expect(isConsistent({ from: 0, to, fromRoot: emptyRoot, toRoot: emptyRoot, proof: [] })).toBe(false)
})
