import { Entity } from 'dynamodb-toolbox/entity'
import { AccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { item, list, map, number, string } from 'dynamodb-toolbox/schema'
import { table } from '../../core/dynamodb/table'

// C1  draft of a course   GetItem  pk = COURSE#id, sk = DRAFT
export const DraftEntity = new Entity({
  name: 'Draft',
  table,
  schema: item({
    courseId: string().key(),
    revision: number(), // goes up with every save
    scope: string(), // the path of the organisation whose editor began it: who has a role above it may work on it
    state: string().enum('draft', 'published', 'changed', 'withdrawn'),
    facts: string(), // CourseFacts as JSON, bodies of articles and all
    courseVersion: number(), // the last one published, 0 before
    updatedAt: string(),
    updatedBy: string(),
  }),
  computeKey: ({ courseId }) => ({ pk: `COURSE#${courseId}`, sk: 'DRAFT' }),
})

// C2  one version of a course   GetItem  pk = COURSE#id, sk = VERSION#00001
export const VersionEntity = new Entity({
  name: 'Version',
  table,
  schema: item({
    courseId: string().key(),
    courseVersion: number().key(),
    revision: number(), // of the draft it was made of: a mended word replaces the version under its number, an older draft never does
    course: string(), // Course as JSON, lessons without bodies
  }),
  computeKey: ({ courseId, courseVersion }) => ({
    pk: `COURSE#${courseId}`,
    sk: `VERSION#${`${courseVersion}`.padStart(5, '0')}`,
  }),
})

// C3  body of a published article   GetItem  pk = COURSE#id, sk = BODY#lessonId
export const BodyEntity = new Entity({
  name: 'Body',
  table,
  schema: item({ courseId: string().key(), lessonId: string().key(), revision: number(), body: string() }),
  computeKey: ({ courseId, lessonId }) => ({ pk: `COURSE#${courseId}`, sk: `BODY#${lessonId}` }),
})

// C8  questions of a lesson's presence checks   GetItem  pk = COURSE#id, sk = QUESTIONS#lessonId
// Beside the bodies and like them read by nobody but the server: the right answers stand in it.
export const QuestionsEntity = new Entity({
  name: 'Questions',
  table,
  schema: item({
    courseId: string().key(),
    lessonId: string().key(),
    revision: number(),
    questions: string(),
  }), // CheckQuestion[] as JSON
  computeKey: ({ courseId, lessonId }) => ({ pk: `COURSE#${courseId}`, sk: `QUESTIONS#${lessonId}` }),
})

// C4  what is published of a course   GetItem  pk = COURSE#id, sk = CURRENT
export const CurrentEntity = new Entity({
  name: 'Current',
  table,
  schema: item({
    courseId: string().key(),
    courseVersion: number(),
    revision: number(), // of the draft that was published
    lock: number(), // goes up with every write
    publishedAt: string(), // of this version
    withdrawnAt: string().optional(),
    studied: number(), // learners enrolled, as of the last tally
    places: list(map({ shelf: string(), sort: string() })), // every place where a card of this course may stand, also after a crash
  }),
  computeKey: ({ courseId }) => ({ pk: `COURSE#${courseId}`, sk: 'CURRENT' }),
})

// C5  a shelf of cards in its order   Query  pk = CARDS#all#newest, CARDS#law#studied …, backwards, 20 a page
// Twenty cards have to fit into 4 KB, the half unit a page costs: hence one attribute with a line of text, no timestamps, and
// the keys as they are: computed ones would be stored a second time.
export const CardEntity = new Entity({
  name: 'Card',
  table,
  timestamps: false,
  entityAttribute: false,
  schema: item({ pk: string().key(), sk: string().key(), card: string().savedAs('c') }),
})
export const cardKey = ({ shelf, sort }: { shelf: string; sort: string }) => ({
  pk: `CARDS#${shelf}`,
  sk: sort,
})
export const cardsOfShelf = CardEntity.build(AccessPattern)
  .schema(map({ shelf: string() }))
  .pattern(({ shelf }) => ({ partition: `CARDS#${shelf}` }))
  .options({ reverse: true })
  .meta({ title: 'C5' })

// C6  courses in every state, the newest course first   Query  pk = MANAGED#COURSE, backwards
export const ManagedEntity = new Entity({
  name: 'Managed',
  table,
  timestamps: false,
  schema: item({ courseId: string().key(), scope: string(), course: string() }), // ManagedCourse as JSON
  computeKey: ({ courseId }) => ({ pk: 'MANAGED#COURSE', sk: courseId }),
})
export const managedCourses = ManagedEntity.build(AccessPattern)
  .schema(map({}))
  .pattern(() => ({ partition: 'MANAGED#COURSE' }))
  .options({ reverse: true, entityAttrFilter: false })
  .meta({ title: 'C6' })
