import { useQuery } from '@tanstack/react-query'
import { getCourse, listCourses } from '@zhixing/shared/catalogue/contract'
import { Select } from 'antd'
import { useState } from 'react'
import { call } from '../../server/call'
import { errorTitle } from '../../server/error-title'
import { useDebounced } from '../list/use-debounced'

/** A published course, found by title, teacher or tag. */
export function CourseSelect({
  value,
  onChange,
  id,
}: {
  value: string | undefined
  onChange: (courseId: string | undefined) => void
  id?: string
}) {
  const [typed, setTyped] = useState('')
  const q = useDebounced(typed.trim())
  const found = useQuery({
    queryKey: ['courses', q],
    queryFn: ({ signal }) => call(listCourses, { q: q || undefined }, signal),
  })
  const chosen = useCourseTitle(value)
  const options = (found.data?.courses ?? []).map(({ courseId, title, teacher }) => ({
    value: courseId,
    label: `${title} · ${teacher}`,
  }))
  const known = !value || options.some((option) => option.value === value)
  return (
    <Select
      id={id}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      value={value}
      onChange={(courseId?: string) => onChange(courseId)}
      options={known ? options : [{ value, label: chosen ?? '…' }, ...options]}
      placeholder="不附课程，或输入课程名称查找"
      notFoundContent={found.error ? errorTitle(found.error) : '没有找到这样的课程'}
      style={{ width: '100%' }}
    />
  )
}

export function useCourseTitle(courseId: string | undefined) {
  const { data, error } = useQuery({
    queryKey: ['course', courseId],
    queryFn: ({ signal }) => call(getCourse, { courseId: courseId ?? '' }, signal),
    enabled: courseId !== undefined,
    staleTime: 300_000,
  })
  return error ? '课程已下架' : data?.title
}
