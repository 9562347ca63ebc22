import type { LoggedChange } from '@zhixing/shared/audit/contract'
import { changeTitles } from '@zhixing/shared/modules'
import type { ChangeLine } from '../core/audit/change-line'

/** A line as the auditor reads it; a step that no module declares any more keeps its name. */
export const toLoggedChange = ({ action, ...line }: ChangeLine): LoggedChange => ({
  ...line,
  actionTitle: changeTitles.get(action) ?? action,
})
