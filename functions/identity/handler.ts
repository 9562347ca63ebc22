import { serve } from '../endpoint'
import { bind } from './bind'
import { collectConsoleToken } from './collect-console-token'
import { confirmConsoleSignIn } from './confirm-console-sign-in'
import { getLearner } from './get-learner'
import { getSignInOptions } from './get-sign-in-options'
import { grantRole } from './grant-role'
import { importLearners } from './import-learners'
import { listGrants } from './list-grants'
import { listOrganisations } from './list-organisations'
import { renewToken } from './renew-token'
import { revokeRole } from './revoke-role'
import { scanConsoleSignIn } from './scan-console-sign-in'
import { signIn } from './sign-in'
import { startConsoleSignIn } from './start-console-sign-in'
import { unbind } from './unbind'

export const handler = serve(
  signIn,
  getSignInOptions,
  renewToken,
  bind,
  unbind,
  getLearner,
  listOrganisations,
  listGrants,
  grantRole,
  revokeRole,
  importLearners,
  startConsoleSignIn,
  collectConsoleToken,
  scanConsoleSignIn,
  confirmConsoleSignIn,
)
