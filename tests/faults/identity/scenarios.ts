import type { Scenario } from '../scenario'
import { bindingScenarios } from './binding'
import { consoleScenarios } from './console'
import { rosterScenarios } from './roster'
import { secondFactorScenarios } from './second-factor'

export const scenarios: Scenario[] = [
  ...bindingScenarios,
  ...rosterScenarios,
  ...consoleScenarios,
  ...secondFactorScenarios,
]
