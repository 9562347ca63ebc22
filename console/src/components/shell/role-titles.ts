import type { Role } from '@zhixing/shared/identity/role'

export const roleTitles: Record<Role, string> = {
  editor: '起草',
  approver: '审批',
  publisher: '发布',
  supervisor: '监管',
  system: '系统管理',
}
