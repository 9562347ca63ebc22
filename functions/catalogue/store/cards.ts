import type { Course } from '@zhixing/shared/catalogue/course'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { createCache } from '../../core/dynamodb/cache'
import type { LastKey } from '../../core/http/cursor'
import { packCard, type ShelvedCard, unpackCard } from './card-codec'
import { CardEntity, cardKey, cardsOfShelf } from './entity'
import { type ShelfPosition, shelfName, shelfPositionsOf } from './shelf'

export const CARDS_PER_PAGE = 20

interface CardPage {
  cards: ShelvedCard[]
  lastKey: LastKey | undefined
}

const pages = createCache<CardPage>({ entriesMax: 500, seconds: 60 })

const cached = async (key: string, read: () => Promise<CardPage>): Promise<CardPage> =>
  pages.find(key) ?? pages.put(key, await read())

/** Pattern C5: half a read unit, then none for a minute. */
export const listCardPage = (shelf: string, after: LastKey | undefined): Promise<CardPage> =>
  cached(`${shelf} ${JSON.stringify(after)}`, async () => {
    const query = cardsOfShelf.query({ shelf })
    const { Items = [], LastEvaluatedKey } = await query
      .options((options) => ({
        ...options,
        limit: CARDS_PER_PAGE,
        ...(after && { exclusiveStartKey: after }),
      }))
      .send()
    return { cards: Items.map(unpackCard), lastKey: LastEvaluatedKey }
  })

/**
 * Every card, for filters and searches: no index serves all combinations, and all cards are half a megabyte.
 */
export async function listAllCards(): Promise<ShelvedCard[]> {
  const { cards } = await cached('all', async () => {
    const { Items = [] } = await cardsOfShelf
      .query({ shelf: shelfName('all', 'newest') })
      .options((options) => ({ ...options, maxPages: Number.POSITIVE_INFINITY }))
      .send()
    return { cards: Items.map(unpackCard), lastKey: undefined }
  })
  return cards
}

export const invalidateCardPages = () => pages.invalidateAll()

/**
 * Puts the cards of a course at its positions and deletes them at all other `known` ones. Returns the
 * positions.
 */
export async function putCards(course: Course, known: ShelfPosition[]): Promise<ShelfPosition[]> {
  const positions = shelfPositionsOf(course)
  const card = packCard(course)
  await Promise.all(
    positions.map((position) =>
      CardEntity.build(PutItemCommand)
        .item({ ...cardKey(position), card })
        .send(),
    ),
  )
  await deleteCards(known.filter((old) => !positions.some((position) => isSame(position, old))))
  return positions
}

export async function deleteCards(positions: ShelfPosition[]): Promise<void> {
  await Promise.all(
    positions.map((position) => CardEntity.build(DeleteItemCommand).key(cardKey(position)).send()),
  )
  invalidateCardPages()
}

const isSame = (one: ShelfPosition, other: ShelfPosition) =>
  one.shelf === other.shelf && one.sort === other.sort
