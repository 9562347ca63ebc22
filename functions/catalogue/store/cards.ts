import type { CourseCard } from '@zhixing/shared/catalogue/contract'
import type { Course } from '@zhixing/shared/catalogue/course'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { createCache } from '../../core/dynamodb/cache'
import type { LastKey } from '../../core/http/cursor'
import { type Place, pack, placesOf, type ShelvedCard, shelfOf, unpack } from '../card'
import { CardEntity, cardKey, cardsOfShelf } from './entity'

export const PAGE = 20
const SHELF_SECONDS = 60
const PAGES_MAX = 500

interface Page {
  cards: ShelvedCard[]
  lastKey: LastKey | undefined
}

const pages = createCache<Page>({ entriesMax: PAGES_MAX, seconds: SHELF_SECONDS })

/** Half a read unit the first time, none for a minute after. */
export async function pageOf(shelf: string, after: LastKey | undefined): Promise<Page> {
  return remembered(`${shelf} ${JSON.stringify(after)}`, async () => {
    const query = cardsOfShelf.query({ shelf })
    const { Items = [], LastEvaluatedKey } = await query
      .options((options) => ({ ...options, limit: PAGE, ...(after && { exclusiveStartKey: after }) }))
      .send()
    return { cards: Items.map(unpack), lastKey: LastEvaluatedKey }
  })
}

/** All cards, for filters and searches: no index could serve every combination, and a whole catalogue is half a megabyte. */
export async function allCards(): Promise<ShelvedCard[]> {
  const { cards } = await remembered('all', async () => {
    const { Items = [] } = await cardsOfShelf
      .query({ shelf: shelfOf('all', 'newest') })
      .options((options) => ({ ...options, maxPages: Number.POSITIVE_INFINITY }))
      .send()
    return { cards: Items.map(unpack), lastKey: undefined }
  })
  return cards
}

const remembered = async (key: string, read: () => Promise<Page>): Promise<Page> =>
  pages.find(key) ?? pages.put(key, await read())

export const forgetPages = () => pages.invalidateAll()

export const shown = ({ jobLevels: _, ...card }: ShelvedCard): CourseCard => card

/** The cards of a course in their places, and gone from all others. */
export async function placeCards(course: Course, everywhere: Place[]): Promise<Place[]> {
  const places = placesOf(course)
  const card = pack(course)
  await Promise.all(
    places.map((place) =>
      CardEntity.build(PutItemCommand)
        .item({ ...cardKey(place), card })
        .send(),
    ),
  )
  await removeCards(everywhere.filter((old) => !places.some((place) => isSame(place, old))))
  return places
}

export async function removeCards(places: Place[]): Promise<void> {
  await Promise.all(places.map((place) => CardEntity.build(DeleteItemCommand).key(cardKey(place)).send()))
  forgetPages()
}

const isSame = (one: Place, other: Place) => one.shelf === other.shelf && one.sort === other.sort
