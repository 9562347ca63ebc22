import { openidOf } from './ids'
import { markActive, type Platform } from './platform'
import type { Person, StoreChange } from './records'
import type { AppSettings } from './settings'

export type NewPerson = Pick<Person, 'personId' | 'nickname' | 'phone' | 'note' | 'featured'>

export class UnknownPerson extends Error {
  constructor(personId: string) {
    super(`there is no person ${personId}`)
  }
}

/** Throws UnknownPerson if there is none. */
export function getPerson(platform: Platform, personId: string): Person {
  const person = platform.store.all.people.get(personId)
  if (!person) throw new UnknownPerson(personId)
  return person
}

/** Adds people, or changes those who are known, in one commit. */
export function addPeople(platform: Platform, people: NewPerson[]) {
  const known = platform.store.all.people
  const changes = people.map(
    (person): StoreChange => ['people', person.personId, { ...known.get(person.personId), ...person }],
  )
  platform.store.commit(...changes)
  platform.notifyUi({ kind: 'person' })
}

export type PersonChanges = Partial<Pick<Person, 'refusesMessages' | 'risky'>>

export function changePerson(platform: Platform, personId: string, changes: PersonChanges) {
  platform.store.commit(['people', personId, { ...getPerson(platform, personId), ...changes }])
  platform.notifyUi({ kind: 'person', personId })
}

/** Records that the person opened the mini-program. No phone shows it, so none is told. */
export function recordVisit(platform: Platform, personId: string, miniProgram: AppSettings) {
  const person = getPerson(platform, personId)
  const openid = openidOf(miniProgram.appid, personId)
  platform.store.commit(
    ['visits', openid, { at: platform.now().toISOString() }],
    markActive(platform, person),
  )
}

const LISTED_MAX = 12

/**
 * People whose name, note, phone number or id contains the text. Featured people come first, in the order
 * in which they were added; then those who were active last.
 */
export function searchPeople(platform: Platform, text: string, limit = LISTED_MAX): Person[] {
  const wanted = text.trim().toLowerCase()
  const matches = ({ nickname, note = '', phone, personId }: Person) =>
    !wanted || [nickname, note, phone, personId].some((fact) => fact.toLowerCase().includes(wanted))
  return [...platform.store.all.people.values()].filter(matches).sort(compareForList).slice(0, limit)
}

function compareForList(one: Person, other: Person): number {
  if (one.featured || other.featured) return Number(other.featured ?? false) - Number(one.featured ?? false)
  const { activeAt: oneAt = '' } = one
  const { activeAt: otherAt = '' } = other
  if (oneAt === otherAt) return 0
  return oneAt > otherAt ? -1 : 1
}
