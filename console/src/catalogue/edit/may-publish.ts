import type { Grant } from '@zhixing/shared/identity/role'
import { holdsRole } from '../../server/grants'

export const mayPublishCourses = (grants: Grant[]) => holdsRole(grants, ['publisher'])
