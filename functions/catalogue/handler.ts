import { serve } from '../endpoint'
import { createUpload } from './create-upload'
import { getCourse } from './get-course'
import { getCourseDraft } from './get-course-draft'
import { getLesson } from './get-lesson'
import { listCategories } from './list-categories'
import { listCourses } from './list-courses'
import { listManagedCourses } from './list-managed-courses'
import { publishCourse } from './publish-course'
import { saveCourse } from './save-course'
import { withdrawCourse } from './withdraw-course'

export const handler = serve(
  listCategories,
  listCourses,
  getCourse,
  getLesson,
  listManagedCourses,
  getCourseDraft,
  saveCourse,
  publishCourse,
  withdrawCourse,
  createUpload,
)
