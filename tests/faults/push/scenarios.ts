import type { Scenario } from '../scenario'
import { deliveryScenarios } from './delivery'
import { eventScenarios } from './events'

export const scenarios: Scenario[] = [...deliveryScenarios, ...eventScenarios]
