import { ArticleBlock } from '@zhixing/shared/catalogue/article'
import { Course } from '@zhixing/shared/catalogue/course'
import { CheckQuestion } from '@zhixing/shared/catalogue/question'
import { Entity } from 'dynamodb-toolbox/entity'
import { AccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { item, list, map, number, string } from 'dynamodb-toolbox/schema'
import * as z from 'zod'
import { jsonAttribute } from '../../core/dynamodb/document-attribute'
import { table } from '../../core/dynamodb/table'

// C2  one version of a course   GetItem  pk = COURSE#id, sk = VERSION#00001;
//     put IF no newer revision is stored
export const CourseVersionEntity = new Entity({
  name: 'Version',
  table,
  schema: item({
    courseId: string().key(),
    courseVersion: number().key(),
    revision: number(), // of the draft; a corrected word replaces the version under its number
    course: jsonAttribute(Course), // lessons without bodies
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
  schema: item({
    courseId: string().key(),
    lessonId: string().key(),
    revision: number(),
    body: jsonAttribute(z.array(ArticleBlock)),
  }),
  computeKey: ({ courseId, lessonId }) => ({ pk: `COURSE#${courseId}`, sk: `BODY#${lessonId}` }),
})

// C8  questions of a lesson's presence checks   GetItem  pk = COURSE#id, sk = QUESTIONS#lessonId
// An item of its own, because the right answers must not be part of what learners read.
export const QuestionsEntity = new Entity({
  name: 'Questions',
  table,
  schema: item({
    courseId: string().key(),
    lessonId: string().key(),
    revision: number(),
    questions: jsonAttribute(z.array(CheckQuestion)),
  }),
  computeKey: ({ courseId, lessonId }) => ({ pk: `COURSE#${courseId}`, sk: `QUESTIONS#${lessonId}` }),
})

// C4  current publication of a course   GetItem  pk = COURSE#id, sk = CURRENT;
//     every write IF lock is the one that was read
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
    withdrawnRevision: number().optional(), // of the draft that was withdrawn
    studied: number(), // learners enrolled, as of the last tally
    // every position where a card may be, also after a crash
    places: list(map({ shelf: string(), sort: string() })),
  }),
  computeKey: ({ courseId }) => ({ pk: `COURSE#${courseId}`, sk: 'CURRENT' }),
})

// C5  a shelf of cards in its order   Query  pk = CARDS#all#newest, CARDS#law#studied …, backwards, 20 a page
// A page has to fit into 4 KB, half a read unit: so a card is one line of text without timestamps, and its
// keys are not computed, because computed ones would be stored a second time.
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

// C7  learners enrolled in a course   Query  gsi1pk = REGISTRATIONS#courseId, count; put by enrolment (E3)
export const registrationIndexKey = (courseId: string, learnerId: string) => ({
  gsi1pk: registrationIndexPartition(courseId),
  gsi1sk: learnerId,
})
export const registrationIndexPartition = (courseId: string) => `REGISTRATIONS#${courseId}`
