import { Refusal } from '@zhixing/shared/problem'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { ShownReceiptEntity } from './entity'

export interface ShownReceipt {
  receiptId: string
  learnerId: string
  entryId: string
  name?: string | undefined
  expiresAt: number
}

export const putShownReceipt = (shown: ShownReceipt) =>
  ShownReceiptEntity.build(PutItemCommand).item(shown).send()

/** Whether there is none or its time is over is the same to whoever asks. */
export async function findShownReceipt(receiptId: string, now: Date): Promise<ShownReceipt> {
  const { Item } = await ShownReceiptEntity.build(GetItemCommand).key({ receiptId }).send()
  if (!Item || Item.expiresAt * 1000 <= now.getTime()) throw new Refusal('credits/receipt-not-found')
  return Item
}
