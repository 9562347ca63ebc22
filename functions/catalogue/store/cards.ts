import type { CourseCard } from '@zhixing/shared/catalogue/contract'
import type { Course } from '@zhixing/shared/catalogue/course'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { createCache } from '../../core/dynamodb/cache'
import type { LastKey } from '../../core/http/cursor'
import {
  packCard,
  type ShelfPosition,
  type ShelvedCard,
  shelfName,
  shelfPositionsOf,
  unpackCard,
} from './card-codec'
import { CardEntity, cardKey, cardsOfShelf } from './entity'

export const CARDS_PER_PAGE = 20
const SHELF_SECONDS = 60
const PAGES_MAX = 500

interface Page {
  cards: ShelvedCard[]
  lastKey: LastKey | undefined
}

const pages = createCache<Page>({ entriesMax: PAGES_MAX, seconds: SHELF_SECONDS })

/** Half a read unit the first time, none for a minute after. */
export async function listCardPage(shelf: string, after: LastKey | undefined): Promise<Page> {
  return remembered(`${shelf} ${JSON.stringify(after)}`, async () => {
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
}

/** All cards, for filters and searches: no index could serve every combination, and a whole catalogue is half a megabyte. */
export async function listAllCards(): Promise<ShelvedCard[]> {
  const { cards } = await remembered('all', async () => {
    const { Items = [] } = await cardsOfShelf
      .query({ shelf: shelfName('all', 'newest') })
      .options((options) => ({ ...options, maxPages: Number.POSITIVE_INFINITY }))
      .send()
    return { cards: Items.map(unpackCard), lastKey: undefined }
  })
  return cards
}

const remembered = async (key: string, read: () => Promise<Page>): Promise<Page> =>
  pages.find(key) ?? pages.put(key, await read())

export const invalidateCardPages = () => pages.invalidateAll()

export const toCourseCard = ({ jobLevels: _, ...card }: ShelvedCard): CourseCard => card

/** The cards of a course in their places, and gone from all others. */
export async function putCards(course: Course, everywhere: ShelfPosition[]): Promise<ShelfPosition[]> {
  const places = shelfPositionsOf(course)
  const card = packCard(course)
  await Promise.all(
    places.map((place) =>
      CardEntity.build(PutItemCommand)
        .item({ ...cardKey(place), card })
        .send(),
    ),
  )
  await deleteCards(everywhere.filter((old) => !places.some((place) => isSame(place, old))))
  return places
}

export async function deleteCards(places: ShelfPosition[]): Promise<void> {
  await Promise.all(places.map((place) => CardEntity.build(DeleteItemCommand).key(cardKey(place)).send()))
  invalidateCardPages()
}

const isSame = (one: ShelfPosition, other: ShelfPosition) =>
  one.shelf === other.shelf && one.sort === other.sort
