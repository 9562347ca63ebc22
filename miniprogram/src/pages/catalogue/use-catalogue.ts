import { listCategories, listCourses } from '@zhixing/shared/catalogue/contract'
import { useState } from 'react'
import { combineQueries } from '../../api/query-result'
import { useContractPages, useContractQuery } from '../../api/use-contract-query'

export const orderChoices = [
  { value: 'newest', title: '最新' },
  { value: 'mostStudied', title: '学的人多' },
] as const
export const requirementChoices = [
  { value: 'all', title: '全部' },
  { value: 'required', title: '必修' },
  { value: 'elective', title: '选修' },
] as const

interface CourseFilter {
  categoryId: string // empty for all
  requirement: (typeof requirementChoices)[number]['value']
  order: (typeof orderChoices)[number]['value']
}

export function useCatalogue() {
  const [filter, setFilter] = useState<CourseFilter>({ categoryId: '', requirement: 'all', order: 'newest' })
  const { categoryId, requirement, order } = filter
  const categories = useContractQuery(listCategories, {})
  const courses = useContractPages(listCourses, {
    order,
    ...(categoryId && { categoryId }),
    ...(requirement !== 'all' && { requirement }),
  })
  return {
    result: combineQueries(categories, courses),
    courses,
    categoryChoices: [
      { value: '', title: '全部' },
      ...(categories.data?.categories ?? []).map((each) => ({ value: each.categoryId, title: each.title })),
    ],
    filter,
    narrow: (change: Partial<CourseFilter>) => setFilter({ ...filter, ...change }),
    isNarrowed: categoryId !== '' || requirement !== 'all',
  }
}
