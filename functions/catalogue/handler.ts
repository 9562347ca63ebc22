import { serve } from '../core/http/endpoint'
import { approveCourse } from './verbs/approve-course'
import { createUpload } from './verbs/create-upload'
import { getCourse } from './verbs/get-course'
import { getCourseDraft } from './verbs/get-course-draft'
import { getLesson } from './verbs/get-lesson'
import { listCategories } from './verbs/list-categories'
import { listCourses } from './verbs/list-courses'
import { listManagedCourses } from './verbs/list-managed-courses'
import { measureMedia } from './verbs/measure-media'
import { publishCourse } from './verbs/publish-course'
import { saveCourse } from './verbs/save-course'
import { submitCourse } from './verbs/submit-course'
import { withdrawCourse } from './verbs/withdraw-course'

export const handler = serve(
  listCategories,
  listCourses,
  getCourse,
  getLesson,
  listManagedCourses,
  getCourseDraft,
  saveCourse,
  submitCourse,
  approveCourse,
  publishCourse,
  withdrawCourse,
  createUpload,
  measureMedia,
)
