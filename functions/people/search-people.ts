import type { PersonCard } from '@zhixing/shared/people/contract'
import { toDigits, toPhone } from '@zhixing/shared/typed-text'
import type { LastKey } from '../core/http/cursor'
import {
  findCurrentLearner,
  findLearnerByPhone,
  findLearnerIdByRosterCode,
  type NamedLearner,
  namedLearnersWithin,
  type StoredLearner,
  settleCrashedChanges,
  startOf,
  toNameSearch,
} from '../identity/api'
import { collectPage, type ListPart } from './collect-page'
import { type PeopleQuestion, passesFilters } from './people-question'
import { namedPersonCard } from './person-views'

const PAGE_MAX = 20
const ROWS_MAX = 200

/** One row more than a page tells whether there is another page. */
const ROWS_PER_READ = PAGE_MAX + 1

const ROSTER_CODE = /^\d{8}$/
const PHONE = /^1\d{10}$/

/** Whether the text is a roster code or a phone number, which have one learner at most. */
export const isNumber = (typed: string): boolean => /^\d+$/.test(toPhone(typed))

/** The learner of a roster code or phone number, whichever the digits are. */
export async function findByNumber(typed: string): Promise<StoredLearner | undefined> {
  const phone = toPhone(typed)
  if (PHONE.test(phone)) return findLearnerByPhone(phone)
  const rosterCode = toDigits(typed)
  const learnerId = ROSTER_CODE.test(rosterCode) ? await findLearnerIdByRosterCode(rosterCode) : undefined
  return learnerId ? findCurrentLearner(learnerId) : undefined
}

/**
 * A page of the people of some scopes who are found by the whole text; if there are none, of those whose name
 * begins with it. The rows hold what is shown, so that a page costs one Query for each scope.
 */
export async function searchPeople(
  q: string,
  { question, cursor, filters, grants }: PeopleQuestion,
  scopes: readonly string[],
  now: Date,
): Promise<{ people: PersonCard[]; cursor: string | undefined }> {
  await settleCrashedChanges(now)
  const search = { text: toNameSearch(q), hasWhole: false }
  async function matches({ by, row }: FoundRow): Promise<boolean> {
    if (by === 'whole') search.hasWhole = true
    else if (!toNameSearch(row.name).startsWith(search.text)) return false
    return passesFilters(filters, row)
  }
  const page = await collectPage({
    ...{ question, cursor, matches, pageMax: PAGE_MAX, readsMax: ROWS_MAX },
    partsFrom: (name) => partsOf(search, scopes, name),
  })
  const people = page.rows.map(({ row }) => ({
    ...namedPersonCard(row, grants),
    isBound: filters.isBound, // read only where it was asked for
  }))
  return { people, cursor: page.cursor }
}

/** Found by the whole text, or by the beginning of the name alone. */
type FoundBy = 'whole' | 'start'

interface FoundRow {
  by: FoundBy
  row: NamedLearner
}

/** First by the whole text in each scope; by the beginning only if the whole text has found no row. */
function* partsOf(
  search: { readonly text: string; readonly hasWhole: boolean },
  scopes: readonly string[],
  name: string | undefined,
): Generator<ListPart<FoundRow>> {
  const isHan = !/^[a-z]/.test(search.text)
  const ways: FoundBy[] = isHan && startOf(search.text) !== search.text ? ['whole', 'start'] : ['whole']
  const parts = ways.flatMap((by) => scopes.map((scope) => ({ by, scope, name: `${by} ${scope}` })))
  const first = name === undefined ? 0 : parts.findIndex((part) => part.name === name)
  if (first < 0) return // the scope of the cursor is no longer the caller's
  for (const part of parts.slice(first)) {
    if (part.by === 'start' && search.hasWhole) return
    yield { name: part.name, readFrom: (after) => readPart(search.text, part, after) }
  }
}

async function* readPart(
  text: string,
  { by, scope }: { by: FoundBy; scope: string },
  after: LastKey | undefined,
): AsyncGenerator<{ row: FoundRow; key: LastKey }> {
  const pattern = { text: by === 'whole' ? text : startOf(text), scope, pageSize: ROWS_PER_READ }
  for await (const { row, key } of namedLearnersWithin(pattern, after)) yield { row: { by, row }, key }
}
