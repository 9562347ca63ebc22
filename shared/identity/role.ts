import * as z from 'zod'
import { Id } from '../contract'
import { isWithin, OrgPath } from './organisation'

/**
 * Roles are granted over an organisation and everything below it; every bound person is a learner besides.
 */
export const roles = ['editor', 'publisher', 'approver', 'supervisor', 'system'] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

export const Grant = z.object({
  role: Role,
  organisationId: Id,
  organisationName: z.string(),
  scope: OrgPath,
})
export type Grant = z.infer<typeof Grant>

/** 起草 editor · 审批 approver · 发布 publisher · 监管 supervisor; `system` may do all of it, over its scope. */
export const mayAct = (grants: Grant[], role: Role, orgPath: string) =>
  grants.some((grant) => (grant.role === role || grant.role === 'system') && isWithin(orgPath, grant.scope))

export const jobLevels = ['provincial', 'bureau', 'division', 'section', 'clerk'] as const
export const JobLevel = z.enum(jobLevels)
export type JobLevel = z.infer<typeof JobLevel>
export const jobLevelTitles: Record<JobLevel, string> = {
  provincial: '省部级',
  bureau: '厅局级',
  division: '县处级',
  section: '乡科级',
  clerk: '科员及以下',
}
