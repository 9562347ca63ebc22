import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { ShownReceiptEntity } from './entity'

/** A receipt its learner shows under a public address. */
export interface ShownReceipt {
  receiptId: string
  learnerId: string
  entryId: string
  name?: string | undefined
  expiresAt: Date
}

export const putShownReceipt = ({ expiresAt, ...shown }: ShownReceipt) =>
  ShownReceiptEntity.build(PutItemCommand)
    .item({ ...shown, expiresAt: Math.floor(expiresAt.getTime() / 1000) })
    .send()

/** Undefined also after `expiresAt`, because DynamoDB deletes expired items late. */
export async function findShownReceipt(receiptId: string, now: Date): Promise<ShownReceipt | undefined> {
  const { Item } = await ShownReceiptEntity.build(GetItemCommand).key({ receiptId }).send()
  if (!Item || Item.expiresAt * 1000 <= now.getTime()) return undefined
  return { ...Item, expiresAt: new Date(Item.expiresAt * 1000) }
}
