import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router-dom'
import { useCategories } from '../../components/course/use-categories'
import { LoadError } from '../../components/feedback/load-error'
import { Loading } from '../../components/feedback/loading'
import NotPermitted from '../../components/shell/not-permitted'
import { holdsRole } from '../../server/grants'
import { useAdministrator } from '../../server/use-administrator'
import '../catalogue.css'
import { courseQueries } from '../queries'
import { emptyCourse } from './course-facts'
import { CourseEditor } from './editor'

export function CourseEditPage() {
  const { courseId = '' } = useParams()
  const isNew = useSearchParams()[0].has('new')
  const administrator = useAdministrator().data
  const categories = useCategories()
  const course = useQuery({ ...courseQueries.one(courseId), enabled: !isNew, refetchOnReconnect: false })
  const mayCreate = administrator && holdsRole(administrator.grants, ['editor'])
  if (isNew && mayCreate === false) return <NotPermitted roles={['editor']} />
  const failed = [categories, course].find(({ data, error }) => error && !data)
  if (failed) return <LoadError error={failed.error} onRetry={() => failed.refetch()} />
  if (!administrator || !categories.data || (!isNew && !course.data)) return <Loading />
  const [firstCategory] = categories.data
  return (
    <CourseEditor
      key={courseId}
      courseId={courseId}
      administrator={administrator}
      stored={course.data ?? { revision: 0, facts: emptyCourse(firstCategory?.categoryId ?? '') }}
      course={course.data}
      categories={categories.data}
    />
  )
}
