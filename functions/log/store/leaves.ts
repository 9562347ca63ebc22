import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { putIfAbsent } from '../../core/dynamodb/conditional-write'
import { type EntryKey, entryKeyText, parseEntryKeyText } from '../../ledger/api'
import { splitHashes, toBase64 } from './attributes'
import { BLOCK_LEAVES, LogLeavesEntity, leafGroupsBetween } from './entity'

/** Leaves side by side within one block, with the keys of their entries. */
export interface LeafGroup {
  index: number // of the first
  keys: EntryKey[]
  hashes: Buffer[]
}

/** Decides, once and finally, the leaves from this index on. Returns whether this call decided them. */
export const putLeafGroup = ({ index, keys, hashes }: LeafGroup): Promise<boolean> =>
  putIfAbsent(LogLeavesEntity, {
    index,
    keys: keys.map(entryKeyText).join('\n'),
    hashes: toBase64(Buffer.concat(hashes)),
  })

/** The group that begins at this index. */
export async function findLeafGroup(index: number): Promise<LeafGroup | undefined> {
  const { Item } = await LogLeavesEntity.build(GetItemCommand)
    .key({ index })
    .options({ consistent: true })
    .send()
  return Item && toLeafGroup(Item)
}

/** All groups of the block that contains this index, in order. */
export async function listLeafGroupsOfBlock(index: number): Promise<LeafGroup[]> {
  const from = blockStart(index)
  const { Items = [] } = await leafGroupsBetween.query({ from, to: from + BLOCK_LEAVES }).send()
  return Items.map(toLeafGroup)
}

/** Hashes of the leaves `from` to `to`, `to` excluded; one block is held at a time. */
export async function* readLeafHashes(from: number, to: number): AsyncGenerator<Buffer> {
  for (let block = blockStart(from); block < to; block += BLOCK_LEAVES) {
    const end = Math.min(to, block + BLOCK_LEAVES)
    const { Items = [] } = await leafGroupsBetween.query({ from: block, to: end }).send()
    for (const { index, hashes } of Items) {
      for (const [nth, hash] of splitHashes(hashes).entries())
        if (index + nth >= from && index + nth < end) yield hash
    }
  }
}

const blockStart = (index: number) => Math.floor(index / BLOCK_LEAVES) * BLOCK_LEAVES

interface StoredLeafGroup {
  index: number
  keys: string
  hashes: string
}

const toLeafGroup = ({ index, keys, hashes }: StoredLeafGroup): LeafGroup => ({
  index,
  keys: keys.split('\n').map(parseEntryKeyText),
  hashes: splitHashes(hashes),
})
