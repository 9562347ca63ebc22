import { roleTitles } from '@zhixing/shared/identity/grant'
import { roles } from '@zhixing/shared/identity/role'
import { roleMeanings } from '../words'

/** What each role may do, in one sentence each. The browser's own disclosure: it is closed at first. */
export const RoleGuide = () => (
  <details className="role-guide">
    <summary>每种权限能做什么</summary>
    <dl>
      {roles.map((role) => (
        <div key={role}>
          <dt>{roleTitles[role]}</dt>
          <dd>{`${roleMeanings[role]}。`}</dd>
        </div>
      ))}
    </dl>
    <p className="quiet">权限管所选单位及其下级单位；一人申请，另一人批准；到期自动停用，随时可以结束。</p>
  </details>
)
