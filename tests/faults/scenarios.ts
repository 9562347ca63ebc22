import { readDeployment } from '@zhixing/local/deployment'
import { contracts } from '@zhixing/shared/contracts'
import type { Scenario } from './scenario'
import { announcementScenarios } from './scenarios/announcements'
import { catalogueScenarios } from './scenarios/catalogue'
import { identityScenarios } from './scenarios/identity'
import { progressScenarios } from './scenarios/progress'
import { pushScenarios } from './scenarios/push'

export const scenarios: Scenario[] = [
  ...identityScenarios,
  ...catalogueScenarios,
  ...progressScenarios,
  ...announcementScenarios,
  ...pushScenarios,
]

/** Whatever may write: every contract that is no GET, and every function that a schedule or the queue calls. */
export function verbsThatWrite(): string[] {
  const asked = contracts.filter(({ contract }) => contract.method !== 'GET').map(({ module, name }) => `${module}/${name}`)
  return [...asked, ...readDeployment().jobs]
}

/** Not swept yet, each said by name. Crashes of some are tried in tests of their own (credits-crash, credits-seal, reviews). */
export const unswept = [
  ...['progress/answerCheck', 'policy/saveMeritRule', 'credits/askDeclaration', 'credits/askReversal', 'credits/decideCreditRequest'],
  ...['credits/withdrawCreditRequest', 'credits/showReceipt', 'reviews/decideReview', 'reviews/appeal', 'reviews/decideAppeal'],
  ...['settleRequests', 'seal'],
]

/** No gap goes unsaid: a verb without a scenario, and a scenario of a verb that there is not. A look that heals is a GET and writes. */
export function gaps(): string[] {
  const known = new Set([...verbsThatWrite(), ...contracts.map(({ module, name }) => `${module}/${name}`)])
  const covered = new Set(scenarios.map(({ verb }) => verb))
  return [
    ...verbsThatWrite()
      .filter((verb) => !covered.has(verb) && !unswept.includes(verb))
      .map((verb) => `${verb} has no scenario`),
    ...unswept.filter((verb) => covered.has(verb)).map((verb) => `${verb} has a scenario by now`),
    ...[...covered].filter((verb) => !known.has(verb)).map((verb) => `${verb} is promised nowhere`),
  ]
}

export const titleOf = ({ verb, when }: Scenario) => (when ? `${verb}, ${when}` : verb)
