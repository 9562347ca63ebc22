import type { Scenario } from '../scenario'
import { bindingScenarios } from './binding'
import { consoleScenarios } from './console'
import { rosterScenarios } from './roster'

export const scenarios: Scenario[] = [...bindingScenarios, ...rosterScenarios, ...consoleScenarios]
