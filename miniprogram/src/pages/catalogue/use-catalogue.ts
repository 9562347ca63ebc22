import { listCategories, listCourses } from '@zhixing/shared/catalogue/contract'
import { useState } from 'react'
import { together, useAnswer, usePages } from '../../api/use-contract-query'

export const orders = [
  { value: 'newest', title: '最新' },
  { value: 'mostStudied', title: '学的人多' },
] as const
export const requirements = [
  { value: 'all', title: '全部' },
  { value: 'required', title: '必修' },
  { value: 'elective', title: '选修' },
] as const

export function useCatalogue() {
  const [categoryId, setCategory] = useState('')
  const [order, setOrder] = useState<(typeof orders)[number]['value']>('newest')
  const [requirement, setRequirement] = useState<(typeof requirements)[number]['value']>('all')
  const categories = useAnswer(listCategories, {})
  const courses = usePages(listCourses, {
    order,
    ...(categoryId && { categoryId }),
    ...(requirement !== 'all' && { requirement }),
  })
  return {
    answer: together(categories, courses),
    categories: [
      { value: '', title: '全部' },
      ...(categories.data?.categories ?? []).map((each) => ({ value: each.categoryId, title: each.title })),
    ],
    courses,
    categoryId,
    setCategory,
    order,
    setOrder,
    requirement,
    setRequirement,
  }
}
