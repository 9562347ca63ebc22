import { ArticleBlock } from '@zhixing/shared/catalogue/article'
import { CourseFacts, ManagedCourse } from '@zhixing/shared/catalogue/contract'
import { Course } from '@zhixing/shared/catalogue/course'
import { CheckQuestion } from '@zhixing/shared/catalogue/question'
import { Entity } from 'dynamodb-toolbox/entity'
import { AccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { item, list, map, number, string } from 'dynamodb-toolbox/schema'
import * as z from 'zod'
import { jsonAttribute } from '../../core/dynamodb/document-attribute'
import { table } from '../../core/dynamodb/table'

// C1  draft of a course   GetItem  pk = COURSE#id, sk = DRAFT; saved IF revision is the one that was read, or IF absent
export const DraftEntity = new Entity({
  name: 'Draft',
  table,
  schema: item({
    courseId: string().key(),
    revision: number(),
    scope: string(), // path of the first editor's organisation: editors with a role over it may work on the course
    state: string().enum('draft', 'published', 'changed', 'withdrawn'),
    facts: jsonAttribute(CourseFacts), // with the bodies of articles
    courseVersion: number(), // last published, 0 before
    updatedAt: string(),
    updatedBy: string(),
  }),
  computeKey: ({ courseId }) => ({ pk: `COURSE#${courseId}`, sk: 'DRAFT' }),
})

// C2  one version of a course   GetItem  pk = COURSE#id, sk = VERSION#00001; put IF no newer revision is stored
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

// C4  current publication of a course   GetItem  pk = COURSE#id, sk = CURRENT; every write IF lock is the one that was read
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
    places: list(map({ shelf: string(), sort: string() })), // every position where a card may be, also after a crash
  }),
  computeKey: ({ courseId }) => ({ pk: `COURSE#${courseId}`, sk: 'CURRENT' }),
})

// C5  a shelf of cards in its order   Query  pk = CARDS#all#newest, CARDS#law#studied …, backwards, 20 a page
// A page has to fit into 4 KB, half a read unit: so a card is one line of text without timestamps, and its keys are not
// computed, because computed ones would be stored a second time.
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

const MANAGED_PARTITION = 'MANAGED#COURSE'

// C6  courses in every state, the newest course first   Query  pk = MANAGED#COURSE, backwards
export const ManagedEntity = new Entity({
  name: 'Managed',
  table,
  timestamps: false,
  schema: item({ courseId: string().key(), scope: string(), course: jsonAttribute(ManagedCourse) }),
  computeKey: ({ courseId }) => managedCourseKey(courseId),
})
export const managedCourseKey = (courseId: string) => ({ pk: MANAGED_PARTITION, sk: courseId })
export const managedCourses = ManagedEntity.build(AccessPattern)
  .schema(map({}))
  .pattern(() => ({ partition: MANAGED_PARTITION }))
  .options({ reverse: true, entityAttrFilter: false })
  .meta({ title: 'C6' })

// C7  number of learners enrolled in a course   Query  gsi1pk = REGISTRATIONS#courseId, count; once a day
// Written by enrolment (E3), counted by the tally.
export const registrationIndexKey = (courseId: string, learnerId: string) => ({
  gsi1pk: registrationIndexPartition(courseId),
  gsi1sk: learnerId,
})
export const registrationIndexPartition = (courseId: string) => `REGISTRATIONS#${courseId}`
