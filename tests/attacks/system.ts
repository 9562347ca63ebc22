import type { FsckCheck } from '@zhixing/functions/log/fsck/fsck'
import type { CheckQuestion } from '@zhixing/shared/catalogue/question'
import type { Contract, OutputOf } from '@zhixing/shared/contract'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { eventOf } from '../support/request'

/** All that an attacker sees of a system: a request goes in, an answer comes out. */
export type System = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>

export interface Student {
  learnerId: string
  courseId: string
  lessonIds: string[]
}
/** One person who holds every role over a province. */
export interface Office {
  organisationId: string
  personId: string
}

export interface Person {
  personId: string
  name: string
  rosterCode: string
}
/** An office that keeps study hours: who asks, who approves, one who holds every role, and who studies there. */
export interface College {
  clerks: Person[]
  approvers: Person[]
  chief: Person
  learners: Person[]
}

/** A system with people in it: the product, or a control that lacks one check of it. */
export interface Stage {
  system: System
  /** On the roster, and enrolled in a course of films of these lengths in seconds. */
  aStudent: (lengths: number[], asked?: CheckQuestion[]) => Promise<Student> // `asked`: with presence checks, about this
  anOffice: () => Promise<Office>
  aCollege?: (learners: number) => Promise<College>
  /** What raised it is not the attack: a review of somebody's day, and the hour he earned in it. */
  aReviewOf?: (personId: string) => Promise<{ reviewId: string; entryId: string }>
  /** What fsck does not look at: of a control. */
  unchecked?: FsckCheck
}

export interface Reply<C extends Contract> {
  status: number
  type: string | undefined
  body: OutputOf<C> | undefined // of a 200 only
}
export interface Sent {
  token?: string | undefined
  now: Date
  headers?: Record<string, string>
}

export async function ask<C extends Contract>(
  system: System,
  contract: C,
  input: object,
  sent: Sent,
): Promise<Reply<C>> {
  const { statusCode: status = 0, body = 'null' } = await system(
    eventOf(contract, input as Record<string, unknown>, sent),
  )
  const wire = JSON.parse(body)
  return status === 200
    ? { status, type: undefined, body: wire as OutputOf<C> }
    : { status, type: wire.type?.slice('urn:zhixing:'.length), body: undefined }
}
