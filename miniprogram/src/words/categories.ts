import { listCategories } from '@zhixing/shared/catalogue/contract'
import type * as z from 'zod'
import { queryClient } from '../api/query-client'

const known: Record<string, string> = {
  'political-theory': 'crimson',
  law: 'indigo',
  'provincial-conditions': 'ochre',
  'digital-government': 'azure',
  'public-service': 'pine',
  'vocational-skills': 'iris',
  'rural-revitalisation': 'olive',
  emergency: 'rust',
  integrity: 'plum',
  health: 'rose',
}
const others = ['slate', 'plum', 'pine', 'ochre']

/** A category keeps its tone for good: the known ones have theirs, any other is given one by its letters. */
export function toneOf(categoryId: string): string {
  const letters = Array.from(categoryId).reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  return known[categoryId] ?? others[letters % others.length] ?? 'slate'
}

/** The title of a category, where the categories have been asked for already. */
export function categoryTitle(categoryId: string): string {
  const answer = queryClient.getQueryData<z.output<typeof listCategories.output>>([
    listCategories.path,
    'everybody',
    {},
  ])
  return answer?.categories.find((category) => category.categoryId === categoryId)?.title ?? ''
}
