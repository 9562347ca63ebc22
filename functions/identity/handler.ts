import { serve } from '../core/http/endpoint'
import { bind } from './verbs/bind'
import { collectConsoleToken } from './verbs/collect-console-token'
import { confirmConsoleSignIn } from './verbs/confirm-console-sign-in'
import { confirmSecondFactor } from './verbs/confirm-second-factor'
import { endSecondFactor } from './verbs/end-second-factor'
import { endSession } from './verbs/end-session'
import { endSessions } from './verbs/end-sessions'
import { getLearner } from './verbs/get-learner'
import { getSecondFactor } from './verbs/get-second-factor'
import { getSignInOptions } from './verbs/get-sign-in-options'
import { importLearners } from './verbs/import-learners'
import { listOrganisations } from './verbs/list-organisations'
import { listSessions } from './verbs/list-sessions'
import { proposeSecondFactor } from './verbs/propose-second-factor'
import { renewToken } from './verbs/renew-token'
import { scanConsoleSignIn } from './verbs/scan-console-sign-in'
import { signIn } from './verbs/sign-in'
import { startConsoleSignIn } from './verbs/start-console-sign-in'
import { unbind } from './verbs/unbind'

export const handler = serve(
  signIn,
  getSignInOptions,
  renewToken,
  bind,
  unbind,
  getLearner,
  listSessions,
  endSession,
  endSessions,
  listOrganisations,
  importLearners,
  startConsoleSignIn,
  collectConsoleToken,
  scanConsoleSignIn,
  confirmConsoleSignIn,
  getSecondFactor,
  proposeSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
)
