import { HASH_BYTES, nodeHash } from './hash'

interface InclusionProof {
  leaf: Buffer // its hash
  index: number
  size: number
  proof: readonly Buffer[]
  root: Buffer
}

interface ConsistencyProof {
  from: number
  to: number
  fromRoot: Buffer
  toRoot: Buffer
  proof: readonly Buffer[]
}

/** `nodeHash` takes bytes of any length, so a proof of other lengths has to be refused first. */
const areHashes = (hashes: readonly Buffer[]) => hashes.every(({ length }) => length === HASH_BYTES)

const isOdd = (number: number) => number % 2 === 1
const half = (number: number) => Math.floor(number / 2)
const isPowerOfTwo = (number: number) => {
  let power = 1
  while (power < number) power *= 2
  return power === number
}

/** Whether the leaf is in the tree with this root (RFC 9162 §2.1.3.2; variable names `fn` and `sn` there). */
export function isIncluded({ leaf, index, size, proof, root }: InclusionProof): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false
  if (!areHashes([leaf, root, ...proof])) return false
  let [fn, sn] = [index, size - 1]
  let hash = leaf
  for (const sibling of proof) {
    if (sn === 0) return false
    if (isOdd(fn) || fn === sn) {
      hash = nodeHash(sibling, hash)
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else hash = nodeHash(hash, sibling)
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && hash.equals(root)
}

/**
 * Whether the smaller tree is a prefix of the larger (RFC 9162 §2.1.4.2).
 * A size of 0 is refused, because an empty tree proves nothing.
 */
export function isConsistent({ from, to, fromRoot, toRoot, proof }: ConsistencyProof): boolean {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 1 || from > to) return false
  if (from === to) return proof.length === 0 && fromRoot.equals(toRoot)
  if (!areHashes([fromRoot, toRoot, ...proof])) return false
  const [first, ...rest] = isPowerOfTwo(from) ? [fromRoot, ...proof] : proof
  if (!first || proof.length === 0) return false
  let [fn, sn] = [from - 1, to - 1]
  while (isOdd(fn)) [fn, sn] = [half(fn), half(sn)]
  let [smaller, larger] = [first, first]
  for (const sibling of rest) {
    if (sn === 0) return false
    if (isOdd(fn) || fn === sn) {
      smaller = nodeHash(sibling, smaller)
      larger = nodeHash(sibling, larger)
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else larger = nodeHash(larger, sibling)
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && smaller.equals(fromRoot) && larger.equals(toRoot)
}
