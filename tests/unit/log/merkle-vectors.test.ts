import { expect, test } from '@jest/globals'
import { emptyRoot, nodeHash } from '@zhixing/functions/log/merkle/hash'
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

test('texts of bytes that are no hashes prove nothing', () => {
  const [none, hash] = [Buffer.alloc(0), Buffer.alloc(32)]
  for (const bytes of [none, Buffer.alloc(31), Buffer.alloc(33)]) {
    expect(isIncluded({ index: 0, size: 1, leaf: bytes, root: bytes, proof: [] })).toBe(false)
    const wrongSibling = { index: 0, size: 2, leaf: hash, root: nodeHash(hash, bytes), proof: [bytes] }
    expect(isIncluded(wrongSibling)).toBe(false)
    const wrongProof = { from: 1, to: 2, fromRoot: hash, toRoot: nodeHash(hash, bytes), proof: [bytes] }
    expect(isConsistent(wrongProof)).toBe(false)
  }
})

test('a consistency proof from size 0 is refused', () => {
  for (const to of [0, 1, 5])
    expect(isConsistent({ from: 0, to, fromRoot: emptyRoot, toRoot: emptyRoot, proof: [] })).toBe(false)
})
