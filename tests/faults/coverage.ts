import { readDeployment } from '@zhixing/local/deployment/deployment'
import { contracts } from '@zhixing/shared/modules'
import type { Scenario } from './scenario'

export interface WritingVerb {
  /** `module/contract`, or the name of a function of serverless.yml. */
  verb: string
  module: string
}

/** Every contract that is not a GET, and every function that a schedule or the queue calls. */
export function verbsThatWrite(): WritingVerb[] {
  const requested = contracts
    .filter(({ contract }) => contract.method !== 'GET')
    .map(({ module, name }) => ({ verb: `${module}/${name}`, module }))
  const jobs = readDeployment().jobs.map(({ name, handler }) => ({
    verb: name,
    module: handler.split('/')[1] ?? '',
  }))
  return [...requested, ...jobs]
}

/**
 * A sentence for each writing verb without a scenario and each scenario of an unknown verb. A GET that writes
 * may have one.
 */
export function missingScenarios(scenarios: readonly Scenario[], writing = verbsThatWrite()): string[] {
  const covered = new Set(scenarios.map(({ verb }) => verb))
  const known = new Set([
    ...writing.map(({ verb }) => verb),
    ...contracts.map(({ module, name }) => `${module}/${name}`),
  ])
  return [
    ...writing
      .filter(({ verb }) => !covered.has(verb))
      .map(({ verb, module }) => `add a scenario for ${verb} in tests/faults/${module}/scenarios.ts`),
    ...[...covered]
      .filter((verb) => !known.has(verb))
      .map((verb) => `${verb} is in no contract and not in serverless.yml: rename or remove its scenario`),
  ]
}
