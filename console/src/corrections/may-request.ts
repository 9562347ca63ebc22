import { requesterRoles } from '@zhixing/shared/corrections/rules'
import type { Grant } from '@zhixing/shared/identity/role'
import { holdsRole } from '../server/grants'

export const mayRequestReversal = (grants: Grant[]) => holdsRole(grants, requesterRoles.reversal)
export const mayDeclare = (grants: Grant[]) => holdsRole(grants, requesterRoles.declaration)
