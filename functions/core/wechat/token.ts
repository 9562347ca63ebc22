import { Entity } from 'dynamodb-toolbox/entity'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { item, number, string } from 'dynamodb-toolbox/schema'
import { table } from '../dynamodb/table'

// W1  access_token of an app   GetItem  pk = WECHAT-TOKEN#appid, sk = TOKEN
const WechatTokenEntity = new Entity({
  name: 'WechatToken',
  table,
  schema: item({
    appid: string().key(),
    token: string(), // up to 512 characters
    expiresAt: number(), // five minutes before the platform drops it
  }),
  computeKey: ({ appid }) => ({ pk: `WECHAT-TOKEN#${appid}`, sk: 'TOKEN' }),
})

export interface WechatToken {
  token: string
  expiresAt: number
}

/** Consistent, because whoever asks has usually just been told that the one he holds is too old. */
export async function readToken(appid: string): Promise<WechatToken | undefined> {
  const { Item } = await WechatTokenEntity.build(GetItemCommand)
    .key({ appid })
    .options({ consistent: true })
    .send()
  return Item && { token: Item.token, expiresAt: Item.expiresAt }
}

/** Without a lock: in normal mode the platform gives everyone who asks the same token. */
export const writeToken = (appid: string, { token, expiresAt }: WechatToken) =>
  WechatTokenEntity.build(PutItemCommand).item({ appid, token, expiresAt }).send()
