import { Entity } from 'dynamodb-toolbox/entity'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { item, number, string } from 'dynamodb-toolbox/schema'
import { table } from '../../core/dynamodb/table'

// C9  length of an uploaded file   GetItem, PutItem  pk = MEDIA#/media/uploads/…, sk = LENGTH
const MediaLengthEntity = new Entity({
  name: 'MediaLength',
  table,
  schema: item({
    mediaUrl: string().key(),
    lengthSeconds: number(), // with fractions; 0 of a document
  }),
  computeKey: ({ mediaUrl }) => ({ pk: `MEDIA#${mediaUrl}`, sk: 'LENGTH' }),
})

export async function findMediaLength(mediaUrl: string): Promise<number | undefined> {
  const { Item } = await MediaLengthEntity.build(GetItemCommand).key({ mediaUrl }).send()
  return Item?.lengthSeconds
}

export const putMediaLength = (mediaUrl: string, lengthSeconds: number) =>
  MediaLengthEntity.build(PutItemCommand).item({ mediaUrl, lengthSeconds }).send()
