import { nodeHash } from './merkle'

interface Inclusion {
  leaf: Buffer // its hash
  index: number
  size: number
  proof: readonly Buffer[]
  root: Buffer
}

interface Consistency {
  from: number
  to: number
  fromRoot: Buffer
  toRoot: Buffer
  proof: readonly Buffer[]
}

const isOdd = (number: number) => number % 2 === 1
const half = (number: number) => Math.floor(number / 2)
const isPowerOfTwo = (number: number) => {
  let power = 1
  while (power < number) power *= 2
  return power === number
}

/** Whether a leaf is in the tree of this root (RFC 9162 §2.1.3.2). */
export function includes({ leaf, index, size, proof, root }: Inclusion): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false
  let [at, last] = [index, size - 1]
  let hash = leaf
  for (const sibling of proof) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      hash = nodeHash(sibling, hash)
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)]
    } else hash = nodeHash(hash, sibling)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && hash.equals(root)
}

/** Whether the smaller tree is the beginning of the larger (RFC 9162 §2.1.4.2). An empty tree proves nothing, so a size of 0 is refused. */
export function isConsistent({ from, to, fromRoot, toRoot, proof }: Consistency): boolean {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 1 || from > to) return false
  if (from === to) return proof.length === 0 && fromRoot.equals(toRoot)
  const [first, ...rest] = isPowerOfTwo(from) ? [fromRoot, ...proof] : proof
  if (!first || proof.length === 0) return false
  let [at, last] = [from - 1, to - 1]
  while (isOdd(at)) [at, last] = [half(at), half(last)]
  let [smaller, larger] = [first, first]
  for (const sibling of rest) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      smaller = nodeHash(sibling, smaller)
      larger = nodeHash(sibling, larger)
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)]
    } else larger = nodeHash(larger, sibling)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && smaller.equals(fromRoot) && larger.equals(toRoot)
}
