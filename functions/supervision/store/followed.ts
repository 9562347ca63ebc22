import { createHash } from 'node:crypto'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { createCache } from '../../core/dynamodb/cache'
import { type EntryKey, entryKeyText } from '../../ledger/api'
import type { LogCursor } from '../../log/api'
import { FollowedEntity, FollowedEntriesEntity } from './entity'

export interface Followed {
  logCursor: LogCursor
  countedThrough: string // everything recorded until this instant is in the totals
}

/** Pattern S5; undefined before the first run. */
export async function findFollowed(): Promise<Followed | undefined> {
  const { Item } = await FollowedEntity.build(GetItemCommand).key({}).options({ consistent: true }).send()
  return Item
}

export const putFollowed = (followed: Followed) => FollowedEntity.build(PutItemCommand).item(followed).send()

const shown = createCache<string>({ entriesMax: 1, seconds: 60 })

/** The instant until which everything is in the totals, for display: at most a minute old. */
export async function findCountedThrough(): Promise<string | undefined> {
  const known = shown.find('')
  if (known) return known
  const { Item } = await FollowedEntity.build(GetItemCommand).key({}).send()
  return Item && shown.put('', Item.countedThrough)
}

const PARTS = 16
const MARK_BYTES = 6
const MARK_CHARACTERS = 8 // six bytes in base64url
/**
 * What a part holds within the 400 KB of an item; entries beyond are followed again, which changes nothing.
 */
const MARKS_MAX = 45_000

/** A short name of an unsealed entry that was followed: the first 48 bits of the hash of its key. */
export const markOf = (key: EntryKey): string =>
  createHash('sha256').update(entryKeyText(key)).digest().subarray(0, MARK_BYTES).toString('base64url')

const partOf = (mark: string) => Buffer.from(mark, 'base64url').readUInt8(0) % PARTS
const parts = Array.from({ length: PARTS }, (_, part) => part)

/** Pattern S6. */
export async function readFollowedMarks(): Promise<Set<string>> {
  const texts = await Promise.all(
    parts.map(async (part) => {
      const command = FollowedEntriesEntity.build(GetItemCommand).key({ part })
      const { Item } = await command.options({ consistent: true }).send()
      return Item?.marks ?? ''
    }),
  )
  return new Set(texts.flatMap(splitMarks))
}

const splitMarks = (text: string): string[] =>
  Array.from({ length: text.length / MARK_CHARACTERS }, (_, nth) =>
    text.slice(nth * MARK_CHARACTERS, (nth + 1) * MARK_CHARACTERS),
  )

/** Replaces the marks; parts that are the same as `before` are not written. */
export async function putFollowedMarks(
  marks: ReadonlySet<string>,
  before: ReadonlySet<string>,
): Promise<void> {
  await Promise.all(
    parts.map(async (part) => {
      const text = textOfPart(marks, part)
      if (text !== textOfPart(before, part))
        await FollowedEntriesEntity.build(PutItemCommand).item({ part, marks: text }).send()
    }),
  )
}

const textOfPart = (marks: ReadonlySet<string>, part: number) =>
  [...marks]
    .filter((mark) => partOf(mark) === part)
    .sort()
    .slice(0, MARKS_MAX)
    .join('')
