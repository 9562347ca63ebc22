import type { Grant } from '@zhixing/shared/identity/role'

export const mayManageCourses = (grants: Grant[]) =>
  grants.some(({ role }) => role === 'editor' || role === 'publisher' || role === 'system')
export const mayPublishCourses = (grants: Grant[]) =>
  grants.some(({ role }) => role === 'publisher' || role === 'system')
