import { Entity } from 'dynamodb-toolbox/entity'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { item, number, string } from 'dynamodb-toolbox/schema'
import { table } from '../dynamodb/table'

// W1  access token of an app   GetItem  pk = WECHAT-TOKEN#appid, sk = TOKEN
const WechatTokenEntity = new Entity({
  name: 'WechatToken',
  table,
  schema: item({
    appid: string().key(),
    token: string(), // up to 512 characters
    expiresAt: number(), // five minutes before WeChat's own limit
  }),
  computeKey: ({ appid }) => ({ pk: `WECHAT-TOKEN#${appid}`, sk: 'TOKEN' }),
})

export interface WechatToken {
  token: string
  /** Epoch seconds. */
  expiresAt: number
}

/** Read consistently: another instance may have just replaced a token that WeChat refused. */
export async function findStoredToken(appid: string): Promise<WechatToken | undefined> {
  const get = WechatTokenEntity.build(GetItemCommand).key({ appid }).options({ consistent: true })
  const { Item } = await get.send()
  return Item && { token: Item.token, expiresAt: Item.expiresAt }
}

/** Without a condition: WeChat gives concurrent callers the same token. */
export const putStoredToken = (appid: string, { token, expiresAt }: WechatToken) =>
  WechatTokenEntity.build(PutItemCommand).item({ appid, token, expiresAt }).send()
