import { Consent } from '@zhixing/shared/push/consents'
import { Entity } from 'dynamodb-toolbox/entity'
import { AccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { item, map, number, string } from 'dynamodb-toolbox/schema'
import * as z from 'zod'
import { documentAttribute } from '../../core/dynamodb/document-attribute'
import { table } from '../../core/dynamodb/table'
import { organisationAttributes } from './follower-entity'
import { twoDigits } from './numbers'

const consentsPartition = (templateId: string, shard: number) => `CONSENTS#${templateId}#${twoDigits(shard)}`
const consentsSortKey = (openid: string) => `WECHAT#${openid}`

// M3  the consents of one person to one template
//     GetItem  pk = CONSENTS#templateId#shard, sk = WECHAT#openid
// M4  the consents of a shard, sorted by openid   Query  the same pk, sk > WECHAT#openid
// One item, because client and WeChat may report the same accept and must meet under one condition.
export const ConsentsEntity = new Entity({
  name: 'Consents',
  table,
  timestamps: false,
  schema: item({
    templateId: string().key(),
    shard: number().key(),
    openid: string().key(),
    revision: number(),
    writer: string().optional(), // of the last change: a retry recognises its own write by it
    open: number(), // how many are open, to count them without reading the list
    consents: documentAttribute(z.array(Consent)),
    unionid: string().optional(),
    ...organisationAttributes(),
  }),
  computeKey: ({ templateId, shard, openid }) => ({
    pk: consentsPartition(templateId, shard),
    sk: consentsSortKey(openid),
  }),
})
export const consentsAfter = ConsentsEntity.build(AccessPattern)
  .schema(map({ templateId: string(), shard: number(), after: string(), through: string() }))
  .pattern(({ templateId, shard, after, through }) => ({
    partition: consentsPartition(templateId, shard),
    range: { between: [consentsSortKey(after), consentsSortKey(through)] },
  }))
  .options({ consistent: true, entityAttrFilter: false })
  .meta({ title: 'M4' })
