import { createHmac, hash } from 'node:crypto'
import { canonical } from '@zhixing/shared/credits/canonical'
import type { Opening, Receipt } from '@zhixing/shared/credits/receipt-contract'
import { environment } from '../environment'
import { leafHash } from './merkle'

/** An entry as it stands in the table, whatever its kind. */
export type Stored = Record<string, unknown> & { pk: string; sk: string }

/** What the table adds by itself; everything else an entry says is in its leaf. */
const notOfTheEntry = new Set(['pk', 'sk', '_et', '_ct', '_md'])

/**
 * Facts that say nothing of any person. Whatever else an entry holds, also what a later kind of entry may add, stands in the leaf as a hash
 * that opens only with its salt: a fact that is forgotten here is hidden, not published.
 */
const inTheOpen = new Set([
  'kind',
  'creditYear',
  'courseId',
  'courseVersion',
  'categoryId',
  'requirement',
  'subject',
  'studyHours',
  'policyId',
  'creditedSeconds',
  'awardedAt',
  'approvedAt',
  'dayOn',
])

/** Without the pepper nobody can try out who or what stands behind a hash; with one salt he can check that one fact and no other. */
const saltOf = (purpose: string, ...facts: string[]) =>
  createHmac('sha256', environment.pepper)
    .update(['leaf', purpose, ...facts].join('\u0000'))
    .digest('base64url')
    .slice(0, 22)

/** As verify/verify.mjs checks it. */
export const commitment = ({ name, value, salt }: Opening) => `sha256:${hash('sha256', canonical([salt, name, value]), 'base64url')}`

const salts = new Map<string, string>()
/** One for all entries of a learner, so that his receipts can be seen to be of one person. */
function saltOfLearner(learnerId: string): string {
  const known = salts.get(learnerId)
  if (known) return known
  if (salts.size > 10_000) salts.clear()
  const salt = saltOf('learner', learnerId)
  salts.set(learnerId, salt)
  return salt
}

/** What is hidden in the leaf of an entry, with the salts that open it. */
export const openingsOf = (entry: Stored): Opening[] =>
  Object.entries(entry)
    .filter(([name, value]) => !notOfTheEntry.has(name) && !inTheOpen.has(name) && value !== undefined)
    .map(([name, value]) => ({
      name,
      value: value as Opening['value'],
      salt: name === 'learnerId' ? saltOfLearner(value as string) : saltOf('fact', entry.pk, entry.sk, name),
    }))

/** 存证的内容不含个人信息: what is sealed of an entry. */
export function leafOf(entry: Stored): Receipt['leaf'] {
  const leaf: Receipt['leaf'] = {}
  for (const [name, value] of Object.entries(entry)) if (inTheOpen.has(name)) leaf[name] = value as string | number
  for (const opening of openingsOf(entry)) leaf[opening.name] = commitment(opening)
  return leaf
}

export const leafHashOf = (entry: Stored): Buffer => leafHash(canonical(leafOf(entry)))
