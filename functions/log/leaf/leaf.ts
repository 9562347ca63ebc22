import { toCanonicalJson } from '@zhixing/shared/canonical-json'
import type { Leaf, Opening } from '@zhixing/shared/log/leaf'
import type { StoredRow } from '../../core/dynamodb/rows'
import { leafHash } from '../merkle/hash'
import { commitmentOf, saltKeyOf, saltOf } from './commitment'

/** Attributes that the table adds; everything else in the row of an entry is in its leaf. */
const tableAttributes = new Set(['pk', 'sk', '_et', '_ct', '_md'])

/**
 * Facts that say nothing about a person. All others, also those a later kind of entry may add, are in the
 * leaf as commitments: a fact that is forgotten in this list is hidden, not published.
 */
const publicFacts = new Set([
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

interface HiddenFact extends Opening {
  commitment: string
}

function hideFact(name: string, value: Opening['value'], saltKey: string): HiddenFact {
  const opening = { name, value, salt: saltOf(saltKey, name) }
  return { ...opening, commitment: commitmentOf(opening) }
}

let lastLearner: HiddenFact | undefined

/**
 * The commitment to a learner is the same in all their entries, so that receipts can be seen to be of one
 * person. The last one is remembered, because entries are sealed sorted by learner.
 */
function hideLearner(learnerId: string): HiddenFact {
  if (lastLearner?.value !== learnerId)
    lastLearner = hideFact('learnerId', learnerId, saltKeyOf('learner', learnerId))
  return lastLearner
}

function hiddenFactsOf(entry: StoredRow): HiddenFact[] {
  const saltKey = saltKeyOf('entry', entry.pk, entry.sk)
  const hidden: HiddenFact[] = []
  for (const name in entry) {
    const value = entry[name] as Opening['value'] | undefined
    if (value === undefined || tableAttributes.has(name) || publicFacts.has(name)) continue
    hidden.push(name === 'learnerId' ? hideLearner(String(value)) : hideFact(name, value, saltKey))
  }
  return hidden
}

/** What opens the hidden facts of an entry's leaf. */
export const openingsOf = (entry: StoredRow): Opening[] =>
  hiddenFactsOf(entry).map(({ name, value, salt }) => ({ name, value, salt }))

/**
 * 存证的内容不含个人信息。
 * The leaf of an entry: its public facts as they are, all others as commitments.
 */
export function leafOf(entry: StoredRow): Leaf {
  const leaf: Leaf = {}
  for (const name in entry) if (publicFacts.has(name)) leaf[name] = entry[name] as string | number
  for (const { name, commitment } of hiddenFactsOf(entry)) leaf[name] = commitment
  return leaf
}

/** Throws a TypeError if the entry has no canonical form. */
export const leafHashOf = (entry: StoredRow): Buffer => leafHash(toCanonicalJson(leafOf(entry)))
