import { LessonRecord, type StudySession, toLessonRecord } from '@zhixing/shared/study-records/session'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { absent, conditionHeld } from '../../core/dynamodb/conditional-write'
import { LessonProgressEntity } from './entity'

/**
 * P4. Replaces what earlier sessions of the lesson left and never adds to it, so a late or repeated fold
 * changes nothing.
 */
export async function foldSession(session: StudySession): Promise<void> {
  const record = toLessonRecord(session)
  const isOlder = { attr: 'foldedRevision', lt: record.foldedRevision } as const
  await conditionHeld(
    LessonProgressEntity.build(PutItemCommand)
      .item({ learnerId: session.learnerId, ...record })
      .options({ condition: { or: [absent('foldedRevision'), isOlder] } })
      .send(),
  )
}

/** Parses a row of enrolment's query E1 or E2 that is no registration. Throws if it is no lesson record. */
export const parseLessonRecord = (row: Record<string, unknown>): LessonRecord => LessonRecord.parse(row)
