import * as z from 'zod'
import { Cursor, contract, Day, Done, Empty, Id, Instant } from '../contract'
import { opaque, PersonName, RosterCode } from '../text'
import { FormerJobLevel } from './job-level'
import { Organisation } from './organisation'
import { Grant, JobLevel } from './role'
import { SecondFactor, SecondFactorCode } from './second-factor'

export const Learner = z.object({
  learnerId: Id,
  name: z.string(),
  phoneMasked: z.string().optional(),
  organisationId: Id,
  orgPath: z.string(),
  organisationNames: z.array(z.string()), // from the province down
  jobLevel: JobLevel,
  formerJobLevels: z.array(FormerJobLevel).optional(), // as far as the roster knows, oldest first
  grants: z.array(Grant),
})
export type Learner = z.infer<typeof Learner>

/** `learner` is absent until the WeChat identity is bound: such a guest may browse and bind. */
export const SignedIn = z.object({
  token: z.string(),
  expiresAt: z.number().int(),
  learner: Learner.optional(),
  /** A role of theirs needs a second factor that they have not enrolled: the token only lets them enrol. */
  owesSecondFactor: z.boolean().optional(),
})
export type SignedIn = z.infer<typeof SignedIn>

const WechatCode = opaque(256)

export const signIn = contract({
  method: 'POST',
  path: '/v1/sign-ins',
  summary: 'Exchange a login code for a token: of wx.login in the mini-program, of OAuth in H5',
  access: 'public',
  input: z.strictObject({ code: WechatCode, via: z.enum(['miniProgram', 'serviceAccount']) }),
  output: SignedIn,
  problems: ['identity/wechat-code-invalid', 'identity/wechat-unavailable', 'request/too-many'],
})

export const getSignInOptions = contract({
  method: 'GET',
  path: '/v1/sign-in-options',
  summary: 'Public facts a client needs to sign in: the OAuth address of the service account and both AppIDs',
  access: 'public',
  input: Empty,
  output: z.object({ oauthUrl: z.string(), serviceAccountAppid: z.string(), miniProgramAppid: z.string() }),
  problems: [],
  cacheSeconds: 300,
})

export const renewToken = contract({
  method: 'POST',
  path: '/v1/tokens',
  summary: 'A fresh token for a console that is in use; at most eight hours after the scan',
  access: 'learner',
  input: Empty,
  output: SignedIn,
  problems: ['identity/not-administrator'],
})

export const bind = contract({
  method: 'POST',
  path: '/v1/bindings',
  summary:
    'Bind this WeChat to one learner, by the phone number WeChat has verified or by name and roster code',
  access: 'guest',
  input: z.union([
    z.strictObject({ phoneCode: WechatCode }),
    z.strictObject({ name: PersonName, rosterCode: RosterCode }),
  ]),
  output: SignedIn,
  problems: [
    'identity/wechat-code-invalid',
    'identity/wechat-unavailable',
    'identity/not-on-roster',
    'identity/has-left',
    'identity/learner-already-bound',
    'identity/wechat-already-bound',
    'identity/too-many-attempts',
  ],
})

export const unbind = contract({
  method: 'DELETE',
  path: '/v1/bindings',
  summary: 'Release this WeChat from its learner; the study record stays with the learner',
  access: 'learner',
  input: Empty,
  output: Done,
  problems: [],
})

export const getLearner = contract({
  method: 'GET',
  path: '/v1/me',
  summary: 'The signed-in learner with organisation and grants',
  access: 'learner',
  input: Empty,
  output: Learner,
  problems: [],
})

/** A device on which a person is signed in. */
export const SignedInSession = z.object({
  sessionId: Id,
  surface: z.enum(['learner', 'console']),
  device: z.string(), // system and browser in words
  network: z.string(), // the first half of the address, in words
  startedAt: Instant,
  lastUsedOn: Day,
  isCurrent: z.boolean(), // the one that asks
})
export type SignedInSession = z.infer<typeof SignedInSession>

export const listSessions = contract({
  method: 'GET',
  path: '/v1/sessions',
  summary: 'Where I am signed in, the last used first',
  access: 'learner',
  input: Empty,
  output: z.object({ sessions: z.array(SignedInSession) }),
  problems: [],
})

export const endSession = contract({
  method: 'DELETE',
  path: '/v1/sessions/{sessionId}',
  summary: 'Sign out on one of my devices; its tokens are refused within a minute',
  access: 'learner',
  input: z.strictObject({ sessionId: Id }),
  output: Done,
  problems: [],
})

export const endSessions = contract({
  method: 'DELETE',
  path: '/v1/sessions',
  summary: 'Sign out on this device, on all others, or on all of mine',
  access: 'learner',
  input: z.strictObject({ which: z.enum(['current', 'others', 'all']) }),
  output: Done,
  problems: [],
})

export const listOrganisations = contract({
  method: 'GET',
  path: '/v1/organisations',
  summary: 'The children of an organisation (of none: the province), with the line above it',
  access: 'learner',
  input: z.strictObject({ parentId: Id.optional(), cursor: Cursor.optional() }),
  output: z.object({
    above: z.array(Organisation),
    organisations: z.array(Organisation),
    cursor: Cursor.optional(),
  }),
  problems: ['request/not-found'],
})

export const importLearners = contract({
  method: 'POST',
  path: '/v1/learners',
  summary:
    'Import roster rows; good rows are kept, bad rows come back by number with their reasons; safe to repeat',
  access: 'staff',
  input: z.strictObject({ rows: z.array(z.unknown()).min(1).max(100), dryRun: z.boolean().default(false) }),
  output: z.object({
    imported: z.number().int(),
    refused: z.array(z.object({ row: z.number().int(), reasons: z.array(z.string()) })),
  }),
  problems: [],
})

/**
 * A console sign-in is a code on a screen: `waiting` → `scanned` → `confirmed` | `refused`, or `expired`
 * after five minutes.
 */
export const ConsoleSignInState = z.enum(['waiting', 'scanned', 'confirmed', 'refused', 'expired'])

export const startConsoleSignIn = contract({
  method: 'POST',
  path: '/v1/console-sign-ins',
  summary: 'A code to scan with WeChat, and the secret by which only this browser collects the token',
  access: 'public',
  input: Empty,
  output: z.object({
    signInId: Id,
    secret: z.string(),
    codeImage: z.string(),
    checkDigits: z.string(),
    expiresAt: Instant,
  }),
  problems: ['identity/wechat-unavailable', 'request/too-many'],
})

export const collectConsoleToken = contract({
  method: 'POST',
  path: '/v1/console-sign-ins/{signInId}/token',
  summary:
    'Ask whether the code was confirmed; the token is handed out once, for a second factor if there is one',
  access: 'public',
  input: z.strictObject({ signInId: Id, secret: opaque(128), code: SecondFactorCode.optional() }),
  /** `needsCode`: confirmed on the phone; the code of the second factor is missing. */
  output: z.object({
    state: ConsoleSignInState,
    needsCode: z.boolean().optional(),
    signedIn: SignedIn.optional(),
  }),
  problems: [
    'request/not-found',
    'identity/sign-in-expired',
    'identity/sign-in-used',
    'identity/code-wrong',
    'identity/too-many-codes',
    'request/too-many',
  ],
})

export const scanConsoleSignIn = contract({
  method: 'POST',
  path: '/v1/console-sign-ins/{signInId}/scan',
  summary: 'The confirmation page on the phone: what will be confirmed, and the digits to compare',
  access: 'learner',
  input: z.strictObject({ signInId: Id }),
  output: z.object({
    checkDigits: z.string(),
    browser: z.string(),
    network: z.string().optional(), // in words; absent in a sign-in of an earlier version
    isSameNetwork: z.boolean().optional(), // as the phone that scans
    startedAt: Instant,
    expiresAt: Instant,
  }),
  problems: [
    'request/not-found',
    'identity/sign-in-expired',
    'identity/sign-in-used',
    'identity/not-administrator',
  ],
})

export const confirmConsoleSignIn = contract({
  method: 'POST',
  path: '/v1/console-sign-ins/{signInId}/confirmation',
  summary: 'Let the browser in, or refuse it',
  access: 'learner',
  input: z.strictObject({ signInId: Id, confirm: z.boolean() }),
  output: Done,
  problems: [
    'request/not-found',
    'identity/sign-in-expired',
    'identity/sign-in-used',
    'identity/not-administrator',
  ],
})

export const getSecondFactor = contract({
  method: 'GET',
  path: '/v1/second-factor',
  summary: 'Whether I have a second factor for the console, and whether I need one',
  access: 'learner',
  input: Empty,
  output: SecondFactor,
  problems: [],
})

export const proposeSecondFactor = contract({
  method: 'POST',
  path: '/v1/second-factor',
  summary: 'A secret for my authenticator app; nothing is stored until it is confirmed by a code',
  access: 'learner',
  input: Empty,
  output: z.object({ proposal: z.string(), secret: z.string(), address: z.string(), expiresAt: Instant }),
  problems: ['identity/second-factor-on'],
})

export const confirmSecondFactor = contract({
  method: 'POST',
  path: '/v1/second-factor/confirmation',
  summary: 'Switch the proposed second factor on by a code; my other consoles are signed out',
  access: 'learner',
  input: z.strictObject({ proposal: opaque(512), code: SecondFactorCode }),
  output: z.object({ recoveryCodes: z.array(z.string()), signedIn: SignedIn }),
  problems: ['identity/second-factor-on', 'identity/proposal-expired', 'identity/code-wrong'],
})

export const endSecondFactor = contract({
  method: 'POST',
  path: '/v1/second-factor/end',
  summary: 'Switch my second factor off by a code',
  access: 'learner',
  input: z.strictObject({ code: SecondFactorCode }),
  output: Done,
  problems: ['identity/second-factor-required', 'identity/code-wrong', 'identity/too-many-codes'],
})
