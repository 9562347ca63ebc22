import { useQuery } from '@tanstack/react-query'
import { useParams, useSearchParams } from 'react-router-dom'
import { Loading } from '../../components/loading'
import { Refused } from '../../components/refused'
import { useLearner } from '../../use-learner'
import { courseQuery, useCategories } from '../queries'
import { Editor } from './editor'
import { emptyFacts } from './facts'

export function CourseEdit() {
  const { courseId = '' } = useParams()
  const isNew = useSearchParams()[0].has('new')
  const learner = useLearner().data
  const categories = useCategories()
  const course = useQuery({ ...courseQuery(courseId), enabled: !isNew, refetchOnReconnect: false })
  const error = (!course.data && course.error) || (!categories.data && categories.error)
  if (error)
    return (
      <Refused error={error} onRetry={() => (categories.error ? categories.refetch() : course.refetch())} />
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
