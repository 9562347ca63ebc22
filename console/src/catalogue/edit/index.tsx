import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router-dom'
import { useCategories } from '../../components/course/use-categories'
import { LoadError } from '../../components/feedback/load-error'
import { Loading } from '../../components/feedback/loading'
import { useAdministrator } from '../../server/use-administrator'
import { courseQuery } from '../queries'
import { Editor } from './editor'
import { emptyFacts } from './facts'

export function CourseEditPage() {
  const { courseId = '' } = useParams()
  const isNew = useSearchParams()[0].has('new')
  const learner = useAdministrator().data
  const categories = useCategories()
  const course = useQuery({ ...courseQuery(courseId), enabled: !isNew, refetchOnReconnect: false })
  const error = (!course.data && course.error) || (!categories.data && categories.error)
  if (error)
    return (
      <LoadError error={error} onRetry={() => (categories.error ? categories.refetch() : course.refetch())} />
    )
  if (!learner || !categories.data || (!isNew && !course.data)) return <Loading />
  const first = course.data ?? { revision: 0, facts: emptyFacts(categories.data[0]?.categoryId ?? '') }
  return (
    <Editor
      key={courseId}
      courseId={courseId}
      learner={learner}
      first={first}
      course={course.data}
      categories={categories.data}
    />
  )
}
