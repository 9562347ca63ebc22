import { Entity } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'
import { table } from '../../core/dynamodb/table'

// L8  a receipt its learner shows
//     GetItem, PutItem  pk = RECEIPT#id, sk = RECEIPT; the id follows from what is shown
export const ShownReceiptEntity = new Entity({
  name: 'ShownReceipt',
  table,
  timestamps: false,
  schema: item({
    receiptId: string().key(),
    learnerId: string(),
    entryId: string(),
    name: string().optional(), // masked, and only if the learner wants it shown
    expiresAt: number(),
  }),
  computeKey: ({ receiptId }) => ({ pk: `RECEIPT#${receiptId}`, sk: 'RECEIPT' }),
})
