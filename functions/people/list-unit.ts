import { isWithin, organisationIdOf } from '@zhixing/shared/identity/organisation'
import type { Grant } from '@zhixing/shared/identity/role'
import type { PersonCard } from '@zhixing/shared/people/contract'
import { findLearner, findOrganisation, type RosterKey, rosterKeysOf, rosterPartsOf } from '../identity/api'
import { collectPage, type ListPart } from './collect-page'
import { isBoundLearner, type PeopleQuestion, passesFilters } from './people-question'
import { toPersonCard } from './person-views'

const PAGE_MAX = 20
const KEYS_PER_READ = 50
/** A key costs a fraction of a read unit; a binding two. */
const KEYS_MAX = 1000
const BINDINGS_MAX = 100

type PersonPage = { people: PersonCard[]; cursor: string | undefined }

/** A page of the people of some scopes, by unit and in a unit by job level. */
export async function listUnit(wanted: PeopleQuestion, scopes: readonly string[]): Promise<PersonPage> {
  const page = await collectPage({
    ...wanted,
    partsFrom: (name) => partsOf(scopes, name),
    matches: (key) => passesFilters(wanted.filters, key),
    pageMax: PAGE_MAX,
    readsMax: wanted.filters.isBound === undefined ? KEYS_MAX : BINDINGS_MAX,
  })
  const cards = await Promise.all(page.rows.map((key) => toCard(key, wanted.grants)))
  return { people: cards.filter((card) => card !== undefined), cursor: page.cursor }
}

async function* partsOf(
  scopes: readonly string[],
  name: string | undefined,
): AsyncGenerator<ListPart<RosterKey>> {
  const from = name && (await currentPathOf(name))
  const first = scopes.findIndex((scope) => from === undefined || isWithin(from, scope))
  if (first < 0) return // the scope of the cursor is no longer the caller's
  for (const [index, scope] of scopes.slice(first).entries())
    for await (const part of rosterPartsOf(scope, index === 0 ? from : undefined))
      yield { name: part, readFrom: (after) => rosterKeysOf(part, KEYS_PER_READ, after) }
}

/** Where a unit of a cursor is now: it may have moved since, and its list then begins anew. */
const currentPathOf = async (orgPath: string): Promise<string> =>
  (await findOrganisation(organisationIdOf(orgPath)))?.orgPath ?? orgPath

/** Undefined for a key that lags behind: the learner has left that unit since. */
async function toCard(
  { learnerId, orgPath }: RosterKey,
  grants: readonly Grant[],
): Promise<PersonCard | undefined> {
  const [learner, isBound] = await Promise.all([findLearner(learnerId), isBoundLearner(learnerId)])
  if (learner?.orgPath !== orgPath) return undefined
  return { ...(await toPersonCard(learner, grants)), isBound }
}
