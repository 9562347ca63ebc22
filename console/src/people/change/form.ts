import type { JobLevel } from '@zhixing/shared/identity/role'
import type { Person } from '@zhixing/shared/people/contract'

/** The facts of a person that a change compares: as the clerk saw them, and as they are now. */
export type SeenPerson = Pick<
  Person,
  | 'name'
  | 'phoneMasked'
  | 'jobLevel'
  | 'organisationNames'
  | 'employment'
  | 'employmentEndedOn'
  | 'isBound'
  | 'duplicates'
>

/** The other record of the same person, under the revision that the clerk saw. */
export type SeenDuplicate = Pick<
  Person,
  'learnerId' | 'name' | 'rosterCode' | 'organisationNames' | 'revision'
>

/** What the clerk fills in for a change of any kind. A blank text leaves what the person has. */
export interface ChangeForm {
  name: string
  phone: string
  jobLevel: JobLevel | ''
  /** The first day of the job level; blank: the level in the roster was an error. */
  promotedOn: string
  organisationId: string
  /** The first day after a transfer, a leave, a retirement or a return. */
  changedOn: string
  /** What the clerk typed to find the duplicate: its roster code. */
  duplicateCode: string
  duplicate: SeenDuplicate | undefined
  reason: string
  seen: SeenPerson
}

export const blankForm = (person: Person, filled: Partial<ChangeForm> = {}): ChangeForm => ({
  name: '',
  phone: '',
  jobLevel: '',
  promotedOn: '',
  organisationId: '',
  changedOn: '',
  duplicateCode: '',
  duplicate: undefined,
  reason: '',
  ...filled,
  seen: toSeenPerson(person),
})

export const toSeenPerson = (person: Person): SeenPerson => ({
  name: person.name,
  phoneMasked: person.phoneMasked,
  jobLevel: person.jobLevel,
  organisationNames: person.organisationNames,
  employment: person.employment,
  employmentEndedOn: person.employmentEndedOn,
  isBound: person.isBound,
  duplicates: person.duplicates,
})

/** What is wrong with a field, by the field; empty if the change can be sent. */
export type ChangeErrors = Partial<Record<Exclude<keyof ChangeForm, 'seen'>, string>>
