import { LessonRecord, type StudySession, toLessonRecord } from '@zhixing/shared/study-records/session'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { absent, conditionHeld, equals } from '../../core/dynamodb/conditional-write'
import { LessonProgressEntity } from './entity'

/**
 * Pattern P4. Replaces what earlier sessions of the lesson left and never adds to it, so a late or repeated
 * fold changes nothing.
 */
export async function foldSession(session: StudySession): Promise<void> {
  const record = toLessonRecord(session)
  const isOlder = { attr: 'foldedRevision', lt: record.foldedRevision } as const
  const { completedAt } = record
  // The first completion stays: see `needsFolding`.
  const isSameCompletion =
    completedAt === undefined
      ? absent('completedAt')
      : { or: [absent('completedAt'), equals('completedAt', completedAt)] }
  await conditionHeld(
    LessonProgressEntity.build(PutItemCommand)
      .item({ learnerId: session.learnerId, ...record })
      .options({ condition: { and: [{ or: [absent('foldedRevision'), isOlder] }, isSameCompletion] } })
      .send(),
  )
}

/**
 * Pattern P6. Puts a record that a version of the course has completed. Changes nothing if the record was
 * folded or completed since it was read; the caller reads it again.
 */
export async function completeLesson(learnerId: string, record: LessonRecord): Promise<void> {
  const condition = { and: [equals('foldedRevision', record.foldedRevision), absent('completedAt')] }
  await conditionHeld(
    LessonProgressEntity.build(PutItemCommand)
      .item({ learnerId, ...record })
      .options({ condition })
      .send(),
  )
}

/** Parses a row of enrolment's query E1 or E2 that is no registration. Throws if it is no lesson record. */
export const parseLessonRecord = (row: Record<string, unknown>): LessonRecord => LessonRecord.parse(row)
