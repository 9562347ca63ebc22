import type { Course } from '@zhixing/shared/catalogue/course'
import { Entity } from 'dynamodb-toolbox/entity'
import { AccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { item, list, map, string } from 'dynamodb-toolbox/schema'
import { table } from '../../core/dynamodb/table'

const SEARCH_PARTITION = 'SEARCH#COURSE'

// C10  what searches find a published course by, besides its card   Query  pk = SEARCH#COURSE, sk = courseId
const SearchTextEntity = new Entity({
  name: 'SearchText',
  table,
  timestamps: false,
  schema: item({ courseId: string().key(), summary: string(), lessonTitles: list(string()) }),
  computeKey: ({ courseId }) => ({ pk: SEARCH_PARTITION, sk: courseId }),
})
const searchTexts = SearchTextEntity.build(AccessPattern)
  .schema(map({}))
  .pattern(() => ({ partition: SEARCH_PARTITION }))
  .options({ entityAttrFilter: false })
  .meta({ title: 'C10' })

export interface SearchText {
  summary: string
  lessonTitles: string[]
}

/** By course: about one kilobyte each. */
export async function listSearchTexts(): Promise<Map<string, SearchText>> {
  const { Items = [] } = await searchTexts
    .query({})
    .options((options) => ({ ...options, maxPages: Number.POSITIVE_INFINITY }))
    .send()
  return new Map(Items.map(({ courseId, ...text }) => [courseId, text]))
}

export const putSearchText = ({
  courseId,
  summary,
  lessons,
}: Pick<Course, 'courseId' | 'summary' | 'lessons'>) =>
  SearchTextEntity.build(PutItemCommand)
    .item({ courseId, summary, lessonTitles: lessons.map(({ title }) => title) })
    .send()

export const deleteSearchText = (courseId: string) =>
  SearchTextEntity.build(DeleteItemCommand).key({ courseId }).send()
