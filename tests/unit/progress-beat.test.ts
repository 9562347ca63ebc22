import { expect, test } from '@jest/globals'
import { StudySessionEntity } from '@zhixing/functions/progress/entity'
import { beatOf } from '@zhixing/functions/progress/store'
import type { StudySession } from '@zhixing/shared/progress/session'
import { $set, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { after, aSession } from '../support/progress'

interface Update {
  TableName?: string | undefined
  Key?: unknown
  UpdateExpression?: string | undefined
  ConditionExpression?: string | undefined
  ExpressionAttributeNames?: Record<string, string> | undefined
  ExpressionAttributeValues?: Record<string, unknown> | undefined
}

/** An update without its place-holders: what is set to what, and on which condition. */
function meaningOf(update: Update) {
  const filled = (expression = '') =>
    expression.replace(/[#:]\w+/g, (place) =>
      place.startsWith('#')
        ? (update.ExpressionAttributeNames?.[place] ?? place)
        : JSON.stringify(update.ExpressionAttributeValues?.[place]),
    )
  const [, assignments = ''] = /^SET (.*)$/.exec(filled(update.UpdateExpression).trim()) ?? []
  // The toolbox writes again what a launch has written and no beat changes; the condition already asks for the item.
  const set = assignments.split(/, (?=\w+ = )/).filter((each) => !/^(_et|learnerId) = /.test(each))
  return { table: update.TableName, key: update.Key, set: set.sort(), condition: filled(update.ConditionExpression) }
}

function asTheToolboxWouldBuildIt(session: StudySession, next: StudySession): Update {
  const { learnerId, revision, watched, creditedTenths, creditedThrough, dayOn, dayTenths, studiedAt, completedAt, presence, trace } = next
  const changed = {
    ...{ learnerId, revision, watched: $set(watched), creditedTenths, creditedThrough, dayOn, dayTenths, studiedAt, completedAt },
    ...(trace && { trace }),
    ...(presence && { presence: $set(presence) }), // whole, as lists are: what a check leaves behind must go
  }
  return StudySessionEntity.build(UpdateItemCommand)
    .item(changed)
    .options({ condition: { attr: 'revision', eq: session.revision } })
    .params() as Update
}

const presence = { everyMinutes: 10, number: 3, provisionalTenths: 600, issuedAt: after(60).toISOString(), questionId: 'aB3_dE-h' }
test.each<[string, Partial<StudySession>]>([
  ['goes on', {}],
  ['completes the lesson', { completedAt: after(60).toISOString() }],
  ['issues a presence check', { presence }],
  ['completes a lesson with presence checks', { completedAt: after(60).toISOString(), presence: { ...presence, provisionalTenths: 0 } }],
])('P3, a beat that %s: written by hand, it is the update the toolbox would build', (_, facts) => {
  const session = aSession({ revision: 7, watched: [[0, 600]], trace: '1 2 3' })
  const watched: StudySession['watched'] = [
    [0, 1200],
    [1800, 2400],
  ]
  const next = {
    ...session,
    revision: 8,
    watched,
    creditedTenths: 1200,
    studiedAt: after(60).toISOString(),
    ...facts,
  }
  expect(meaningOf(beatOf(session, next).input)).toEqual(meaningOf(asTheToolboxWouldBuildIt(session, next)))
})
