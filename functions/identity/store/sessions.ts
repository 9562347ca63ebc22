import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity'
import { AccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { item, map, number, string } from 'dynamodb-toolbox/schema'
import { table } from '../../core/dynamodb/table'

// I11  sessions of a learner   Query  pk = LEARNER#id, sk begins with SIGNED-IN#, consistent; GetItem of one
const SignedInSessionEntity = new Entity({
  name: 'SignedInSession',
  table,
  timestamps: false,
  schema: item({
    learnerId: string().key(),
    sessionId: string().key(),
    surface: string().enum('learner', 'console'),
    device: string(),
    network: string(), // the first half of its address
    startedAt: string(),
    lastUsedOn: string(), // a day: one write a day, not one a sign-in
    expiresAt: number(), // when it leaves the list: in the past once it was ended
  }),
  computeKey: ({ learnerId, sessionId }) => ({ pk: `LEARNER#${learnerId}`, sk: `SIGNED-IN#${sessionId}` }),
})
const sessionsOfLearner = SignedInSessionEntity.build(AccessPattern)
  .schema(map({ learnerId: string() }))
  .pattern(({ learnerId }) => ({ partition: `LEARNER#${learnerId}`, range: { beginsWith: 'SIGNED-IN#' } }))
  .options({ consistent: true, entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
  .meta({ title: 'I11' })

export type StoredSession = FormattedItem<typeof SignedInSessionEntity>

export async function listStoredSessions(learnerId: string): Promise<StoredSession[]> {
  const { Items = [] } = await sessionsOfLearner.query({ learnerId }).send()
  return Items
}

export async function findStoredSession(
  learnerId: string,
  sessionId: string,
): Promise<StoredSession | undefined> {
  const { Item } = await SignedInSessionEntity.build(GetItemCommand)
    .key({ learnerId, sessionId })
    .options({ consistent: true })
    .send()
  return Item
}

export const putStoredSession = (session: StoredSession) =>
  SignedInSessionEntity.build(PutItemCommand).item(session).send()
