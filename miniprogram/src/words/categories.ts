import { listCategories } from '@zhixing/shared/catalogue/contract'
import type { OutputOf } from '@zhixing/shared/contract'
import { queryClient, toQueryKey } from '../api/query-client'

/** The title of a category from the cache; empty as long as the categories are not loaded. */
export function findCategoryTitle(categoryId: string): string {
  const cached = queryClient.getQueryData<OutputOf<typeof listCategories>>(toQueryKey(listCategories, {}))
  return cached?.categories.find((category) => category.categoryId === categoryId)?.title ?? ''
}
