import { listCategories } from '@zhixing/shared/catalogue/contract'
import type * as z from 'zod'
import { queryClient } from './query-client'

const tones = ['crimson', 'indigo', 'pine', 'ochre', 'plum', 'slate'] as const

/** A category keeps its tone for good: the known ones have theirs, any other is given one by its letters. */
const known: Record<string, (typeof tones)[number]> = { 'political-theory': 'crimson', law: 'indigo', 'vocational-skills': 'pine' }

export function toneOf(categoryId: string): (typeof tones)[number] {
  const letters = Array.from(categoryId).reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  return known[categoryId] ?? tones[3 + (letters % 3)] ?? 'slate'
}

/** The title of a category, where the categories have been asked for already. */
export function categoryTitle(categoryId: string): string {
  const answer = queryClient.getQueryData<z.output<typeof listCategories.output>>([listCategories.path, 'everybody', {}])
  return answer?.categories.find((category) => category.categoryId === categoryId)?.title ?? ''
}
