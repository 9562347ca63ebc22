import { categories } from '@zhixing/shared/catalogue/categories'
import * as contract from '@zhixing/shared/catalogue/contract'
import { publicEndpoint } from '../../core/http/endpoint'

export const listCategories = publicEndpoint(contract.listCategories, async () => ({
  categories: [...categories],
}))
