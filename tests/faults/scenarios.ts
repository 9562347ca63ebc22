import { readDeployment } from '@zhixing/local/deployment/deployment'
import { contracts } from '@zhixing/shared/modules'
import type { Scenario } from './scenario'
import { announcementScenarios } from './scenarios/announcements'
import { catalogueScenarios } from './scenarios/catalogue'
import { creditScenarios } from './scenarios/credits'
import { identityScenarios } from './scenarios/identity'
import { progressScenarios } from './scenarios/progress'
import { pushScenarios } from './scenarios/push'
import { reviewScenarios } from './scenarios/reviews'

export const scenarios: Scenario[] = [
  ...identityScenarios,
  ...catalogueScenarios,
  ...progressScenarios,
  ...announcementScenarios,
  ...pushScenarios,
  ...creditScenarios,
  ...reviewScenarios,
]

/** Whatever may write: every contract that is no GET, and every function that a schedule or the queue calls. */
export function verbsThatWrite(): string[] {
  const asked = contracts
    .filter(({ contract }) => contract.method !== 'GET')
    .map(({ module, name }) => `${module}/${name}`)
  return [...asked, ...readDeployment().jobs]
}

/** No gap goes unsaid: a verb without a scenario, and a scenario of a verb that there is not. A look that heals is a GET and writes. */
export function gaps(): string[] {
  const known = new Set([...verbsThatWrite(), ...contracts.map(({ module, name }) => `${module}/${name}`)])
  const covered = new Set(scenarios.map(({ verb }) => verb))
  return [
    ...verbsThatWrite()
      .filter((verb) => !covered.has(verb))
      .map((verb) => `${verb} has no scenario`),
    ...[...covered].filter((verb) => !known.has(verb)).map((verb) => `${verb} is promised nowhere`),
  ]
}

export const titleOf = ({ verb, when }: Scenario) => (when ? `${verb}, ${when}` : verb)
