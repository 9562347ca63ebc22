import { Entity } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'
import { table } from '../../core/dynamodb/table'

// M10  a callback that was received before   GetItem  pk = SEEN#hash, sk = SEEN
export const SeenCallbackEntity = new Entity({
  name: 'Seen',
  table,
  timestamps: false,
  schema: item({ hash: string().key(), state: string().enum('received', 'queued'), expiresAt: number() }),
  computeKey: ({ hash }) => ({ pk: `SEEN#${hash}`, sk: 'SEEN' }),
})
