import {
  CourseFacts,
  CourseStep,
  DraftLesson,
  DraftState,
  ManagedCourse,
} from '@zhixing/shared/catalogue/contract'
import { MediaPath } from '@zhixing/shared/catalogue/course'
import { Entity } from 'dynamodb-toolbox/entity'
import { AccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { item, list, map, number, string } from 'dynamodb-toolbox/schema'
import * as z from 'zod'
import { jsonAttribute } from '../../core/dynamodb/document-attribute'
import { table } from '../../core/dynamodb/table'
import { storedStepFields } from '../../core/workflow/history'

// What editors work on. Apart from entity.ts, because the contract it validates with is 10 kB that the
// functions of learners need not load.

// An address that was accepted earlier and no longer is reads as absent: the file has to be uploaded again.
const StoredMediaPath = MediaPath.optional().catch(undefined)
const StoredFacts = CourseFacts.extend({
  lessons: z.array(
    DraftLesson.extend({
      mediaUrl: StoredMediaPath,
      webmUrl: StoredMediaPath,
      captionsUrl: StoredMediaPath,
      posterUrl: StoredMediaPath,
    }),
  ),
})

// C1  draft of a course   GetItem  pk = COURSE#id, sk = DRAFT; every step IF revision is the one that was
//     read, or IF absent
export const DraftEntity = new Entity({
  name: 'Draft',
  table,
  schema: item({
    courseId: string().key(),
    revision: number(),
    // path of the first editor's organisation: editors with a role over it may work on the course
    scope: string(),
    // `changed` was stored until courses were approved
    state: string().enum(...DraftState.options, 'changed'),
    facts: jsonAttribute(StoredFacts), // with the bodies of articles
    courseVersion: number(), // last published, 0 before
    updatedAt: string(),
    updatedBy: string(),
    editorIds: list(string()).optional(), // who has saved or submitted it since the last publication
    history: jsonAttribute(z.array(CourseStep.extend(storedStepFields))).optional(),
    cataloguedRevision: number().optional(), // the last publication or withdrawal that the catalogue shows
  }),
  computeKey: ({ courseId }) => ({ pk: `COURSE#${courseId}`, sk: 'DRAFT' }),
})

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
