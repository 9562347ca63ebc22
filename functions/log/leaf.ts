import { createHmac, hash } from 'node:crypto'
import { canonical } from '@zhixing/shared/canonical-json'
import type { Opening, Receipt } from '@zhixing/shared/receipts/contract'
import { environment } from '../core/environment'
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

/**
 * Without the pepper nobody can try out who or what stands behind a hash; with the salt of one fact he can check that fact and no other. One key for
 * each entry, and of it a salt for each fact: a keyed hash costs four times a plain one, and there are a hundred thousand entries a day.
 */
const keyOf = (purpose: string, ...facts: string[]) =>
  createHmac('sha256', environment.pepper)
    .update(['leaf', purpose, ...facts].join('\u0000'))
    .digest('base64url')
const saltOf = (key: string, name: string) => hash('sha256', `${key}\u0000${name}`, 'base64url').slice(0, 22)

/** As verify/verify.mjs checks it. */
export const commitment = ({ name, value, salt }: Opening) =>
  `sha256:${hash('sha256', canonical([salt, name, value]), 'base64url')}`

interface Hidden extends Opening {
  hash: string
}

let learner: Hidden | undefined
/** The same in all entries of a learner, so that his receipts can be seen to be of one person; entries come sorted by learner. */
function hiddenLearner(value: string): Hidden {
  if (learner?.value === value) return learner
  const opening = { name: 'learnerId', value, salt: saltOf(keyOf('learner', value), 'learnerId') }
  learner = { ...opening, hash: commitment(opening) }
  return learner
}

/** What is hidden in the leaf of an entry, with what opens it. */
function hiddenIn(entry: Stored): Hidden[] {
  const key = keyOf('entry', entry.pk, entry.sk)
  const hidden: Hidden[] = []
  for (const name in entry) {
    const value = entry[name] as Opening['value'] | undefined
    if (value === undefined || notOfTheEntry.has(name) || inTheOpen.has(name)) continue
    if (name === 'learnerId') hidden.push(hiddenLearner(String(value)))
    else {
      const opening = { name, value, salt: saltOf(key, name) }
      hidden.push({ ...opening, hash: commitment(opening) })
    }
  }
  return hidden
}

export const openingsOf = (entry: Stored): Opening[] =>
  hiddenIn(entry).map(({ name, value, salt }) => ({ name, value, salt }))

/** 存证的内容不含个人信息: what is sealed of an entry. */
export function leafOf(entry: Stored): Receipt['leaf'] {
  const leaf: Receipt['leaf'] = {}
  for (const name in entry) if (inTheOpen.has(name)) leaf[name] = entry[name] as string | number
  for (const { name, hash: committed } of hiddenIn(entry)) leaf[name] = committed
  return leaf
}

export const leafHashOf = (entry: Stored): Buffer => leafHash(canonical(leafOf(entry)))
