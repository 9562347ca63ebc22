import { useQuery } from '@tanstack/react-query'
import { listCourses } from '@zhixing/shared/catalogue/contract'
import { Select } from 'antd'
import { useState } from 'react'
import { call } from '../../server/call'
import { errorTitle } from '../../server/error-title'
import { useDebounced } from '../list/use-debounced'
import { useCourseTitle } from './use-course-title'

interface Props {
  value: string | undefined
  onChange: (courseId: string | undefined) => void
  id?: string
}

/** Chooses a published course, searched by title, teacher or tag. */
export function CourseSelect({ value, onChange, id }: Props) {
  const [typed, setTyped] = useState('')
  const search = useDebounced(typed.trim())
  const found = useQuery({
    queryKey: ['courses', 'search', search],
    queryFn: ({ signal }) => call(listCourses, { q: search || undefined }, signal),
  })
  const chosenTitle = useCourseTitle(value)
  const options = (found.data?.courses ?? []).map(({ courseId, title, teacher }) => ({
    value: courseId,
    label: `${title} · ${teacher}`,
  }))
  const isListed = !value || options.some((option) => option.value === value)
  return (
    <Select
      id={id}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      value={value}
      onChange={(courseId?: string) => onChange(courseId)}
      options={isListed ? options : [{ value, label: chosenTitle ?? '…' }, ...options]}
      placeholder="不附课程，或输入课程名称查找"
      notFoundContent={found.error ? errorTitle(found.error) : '没有找到这样的课程'}
      style={{ width: '100%' }}
    />
  )
}
