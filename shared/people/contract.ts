import * as z from 'zod'
import { LoggedChange } from '../audit/contract'
import { Cursor, contract, Day, Id, Instant } from '../contract'
import { Registration } from '../enrolment/contract'
import { EmploymentState } from '../identity/employment'
import { FormerJobLevel } from '../identity/job-level'
import { Grant, JobLevel } from '../identity/role'
import { getTranscript } from '../ledger/contract'
import { ReviewCard } from '../reviews/contract'
import { absentIfBlank, optionalText, PersonName, Phone, SearchText, SeenRevision, text } from '../text'

/** A person of the roster as lists show them. */
export const PersonCard = z.object({
  learnerId: Id,
  name: z.string(),
  rosterCode: z.string(), // masked (12****78) for callers who do not keep the roster of the unit
  phoneMasked: z.string().optional(), // the number itself is stored nowhere
  organisationId: Id,
  organisationNames: z.array(z.string()), // from the province down
  jobLevel: JobLevel,
  employment: EmploymentState,
  isBound: z.boolean().optional(), // absent where a search did not ask for it
})
export type PersonCard = z.infer<typeof PersonCard>

export const listPeople = contract({
  method: 'GET',
  path: '/v1/people',
  summary:
    'People within my scope: those of a unit and all below it, or those found by name, pinyin, initials, code or phone',
  access: 'staff',
  input: z.strictObject({
    q: SearchText.optional(), // absent or blank: everyone, by unit
    organisationId: Id.optional(), // with all units below it; absent: my whole scope
    jobLevel: JobLevel.optional(),
    employment: EmploymentState.optional(),
    isBound: z.enum(['true', 'false']).optional(),
    cursor: Cursor.optional(),
  }),
  // A page may hold fewer people than 20, even none, and have a cursor: filters leave out what they read.
  output: z.object({ people: z.array(PersonCard), cursor: Cursor.optional() }),
  problems: [],
})

/** What the caller may do with a person. */
export const PersonAction = z.enum(['correct', 'transfer', 'leave', 'retire', 'return', 'unbind', 'merge'])
export type PersonAction = z.infer<typeof PersonAction>

export const PersonBinding = z.object({
  boundAt: Instant,
  /** By the number WeChat has verified, or by name and roster code; absent if bound before this was kept. */
  proof: z.enum(['phone', 'rosterCode']).optional(),
})

/** Another record of the same person. */
export const MergedPerson = z.object({ learnerId: Id, name: z.string(), rosterCode: z.string() })
export type MergedPerson = z.infer<typeof MergedPerson>

export const Person = PersonCard.extend({
  revision: z.number().int(), // 0: not changed since revisions are kept
  orgPath: z.string(),
  formerJobLevels: z.array(FormerJobLevel), // oldest first
  employmentEndedOn: Day.optional(), // the first day on which they no longer worked here
  binding: PersonBinding.optional(),
  grants: z.array(Grant), // those in effect
  /** Who entered the present name and phone number, and when; absent for what was loaded before. */
  introducedByName: z.string().optional(),
  introducedAt: Instant.optional(),
  mergedInto: MergedPerson.optional(), // this record is a duplicate of that one
  duplicates: z.array(MergedPerson), // records that were merged into this one
  isCodeMasked: z.boolean(), // `unmaskPerson` shows the whole roster code, for a reason
  mayReadStudy: z.boolean(), // the caller may read courses, entries and requirements
  actions: z.array(PersonAction), // what the caller may do now
})
export type Person = z.infer<typeof Person>

/** What a person has studied: for those who may read the transcripts of the scope. */
export const PersonStudy = z.object({
  transcript: getTranscript.output, // of the current year; other years by GET /v1/managed-learners/{id}/transcript
  courses: z.array(Registration.extend({ earnedUnder: Id.optional() })), // of a duplicate that was merged
  reviews: z.array(ReviewCard), // those the caller may see: supervisors, and none about themselves
})
export type PersonStudy = z.infer<typeof PersonStudy>

/** A person as their page shows them. */
export const PersonFile = Person.extend({
  study: PersonStudy.optional(), // present if `mayReadStudy`
  changes: z.array(LoggedChange), // the latest; earlier ones by GET /v1/people/{learnerId}/changes
  changesCursor: Cursor.optional(),
})
export type PersonFile = z.infer<typeof PersonFile>

export const getPerson = contract({
  method: 'GET',
  path: '/v1/people/{learnerId}',
  summary:
    'A person within my scope: profile, binding, roles, requirement, courses, entries, reviews, history, and what I may change',
  access: 'staff',
  input: z.strictObject({ learnerId: Id }),
  output: PersonFile,
  problems: ['people/not-found'],
})

/** The person, and the revision of them that the caller saw. */
const seenPerson = { learnerId: Id, revision: SeenRevision }

/** What every change of a person may be refused with. */
const changeProblems = [
  'people/not-found',
  'people/duplicate',
  'people/phone-taken',
  'request/stale',
] as const

export const correctPerson = contract({
  method: 'PUT',
  path: '/v1/people/{learnerId}',
  summary: 'Correct name, phone number or job level; what is absent stays. Safe to repeat',
  access: 'staff',
  input: z.strictObject({
    ...seenPerson,
    name: absentIfBlank(PersonName),
    phone: absentIfBlank(Phone),
    jobLevel: JobLevel.optional(),
    formerJobLevel: absentIfBlank(JobLevel), // until `promotedOn`; absent: the level they have now
    promotedOn: absentIfBlank(Day), // the first day of the job level; absent: the level before was an error
    reason: optionalText(200),
  }),
  output: Person,
  problems: [...changeProblems, 'people/level-before-unknown', 'people/day-in-future'],
})

export const transferPerson = contract({
  method: 'POST',
  path: '/v1/people/{learnerId}/transfer',
  summary: 'Move a person to another unit, if I keep the roster of both; what they have earned stays theirs',
  access: 'staff',
  input: z.strictObject({
    ...seenPerson,
    organisationId: Id,
    movedOn: absentIfBlank(Day), // the first day in the new unit, for the history
    reason: optionalText(200),
  }),
  output: Person,
  problems: [...changeProblems, 'people/unit-out-of-scope', 'people/day-in-future'],
})

export const changeEmployment = contract({
  method: 'POST',
  path: '/v1/people/{learnerId}/employment',
  summary: 'A person leaves, retires or returns on a day; the record stays. Who has left is unbound',
  access: 'staff',
  input: z.strictObject({
    ...seenPerson,
    to: EmploymentState,
    changedOn: Day, // the first day on which they no longer work here, or work here again
    reason: text(200),
  }),
  output: Person,
  problems: [...changeProblems, 'people/wrong-state', 'people/day-in-future', 'people/return-too-early'],
})

export const unbindPerson = contract({
  method: 'POST',
  path: '/v1/people/{learnerId}/unbinding',
  summary: 'Release the WeChat of a person and sign them out everywhere; they bind another one themselves',
  access: 'staff',
  input: z.strictObject({ ...seenPerson, reason: text(200) }),
  output: Person,
  problems: [...changeProblems, 'people/wrong-state'],
})

export const mergePeople = contract({
  method: 'POST',
  path: '/v1/people/{learnerId}/duplicates',
  summary:
    'Merge a duplicate into the person: entries stay under who earned them and are shown and counted together',
  access: 'staff',
  input: z.strictObject({
    ...seenPerson,
    duplicateId: Id,
    duplicateRevision: SeenRevision,
    reason: text(200),
  }),
  output: Person,
  problems: [...changeProblems, 'people/same-record'],
})

export const unmaskPerson = contract({
  method: 'POST',
  path: '/v1/people/{learnerId}/unmasking',
  summary: 'The whole roster code of a person within my scope; that I have seen it, and why, is recorded',
  access: 'staff',
  input: z.strictObject({ learnerId: Id, reason: text(200) }),
  output: z.object({ rosterCode: z.string() }),
  problems: ['people/not-found'],
})

export const listPersonChanges = contract({
  method: 'GET',
  path: '/v1/people/{learnerId}/changes',
  summary: 'Every change of a person by an administrator, newest first',
  access: 'staff',
  input: z.strictObject({ learnerId: Id, cursor: Cursor.optional() }),
  output: z.object({ changes: z.array(LoggedChange), cursor: Cursor.optional() }),
  problems: ['people/not-found'],
})
