import type { FsckCheck } from '@zhixing/functions/log/fsck/fsck'
import type { CheckQuestion } from '@zhixing/shared/catalogue/question'
import type { Contract, OutputOf } from '@zhixing/shared/contract'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { eventOf } from '../support/request'

/** What an attacker sees of a system: requests and answers. */
export type AttackedSystem = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>

export interface EnrolledStudent {
  learnerId: string
  courseId: string
  lessonIds: string[]
}
/** One person who holds every role over a province. */
export interface LoneAdministrator {
  organisationId: string
  personId: string
}

export interface Person {
  personId: string
  name: string
  rosterCode: string
}
/**
 * An office that corrects study hours: requesters, approvers, a person with every role (`chief`), and
 * learners.
 */
export interface CreditOffice {
  clerks: Person[]
  approvers: Person[]
  chief: Person
  learners: Person[]
}

/** The administrators of a province, one person who holds a role, and that person's grant. */
export interface GrantOfficeOfStage {
  organisationId: string
  administrator: Person
  security: Person
  approver: Person & { grantId: string }
}

/** A system under attack and its people: the product, or a control that lacks one check. */
export interface AttackStage {
  system: AttackedSystem
  /**
   * Enrolled in a course of films of these lengths in seconds; with presence checks if questions are given.
   */
  aStudent: (lengths: number[], questions?: CheckQuestion[]) => Promise<EnrolledStudent>
  aLoneAdministrator: () => Promise<LoneAdministrator>
  aGrantOffice?: () => Promise<GrantOfficeOfStage>
  aCreditOffice?: (learners: number) => Promise<CreditOffice>
  /** A review of the person's day, and the entry they earned in it. */
  aReviewOf?: (personId: string) => Promise<{ reviewId: string; entryId: string }>
  /** The check that fsck skips, in a control. */
  unchecked?: FsckCheck
}

export interface Reply<C extends Contract> {
  status: number
  type: string | undefined
  /** Undefined unless the status is 200. */
  body: OutputOf<C> | undefined
}
export interface SendOptions {
  token?: string | undefined
  now: Date
  headers?: Record<string, string>
}

export async function sendTo<C extends Contract>(
  system: AttackedSystem,
  contract: C,
  input: object,
  sent: SendOptions,
): Promise<Reply<C>> {
  const { statusCode: status = 0, body = 'null' } = await system(
    eventOf(contract, input as Record<string, unknown>, sent),
  )
  const wire = JSON.parse(body)
  return status === 200
    ? { status, type: undefined, body: wire as OutputOf<C> }
    : { status, type: wire.type?.slice('urn:zhixing:'.length), body: undefined }
}
