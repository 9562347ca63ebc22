import type { Contract } from '@zhixing/shared/contract'

/** A plausible value for each field of a contract, by name; ids are chosen by the caller. */
const ordinary: Record<string, unknown> = {
  revision: 1,
  role: 'editor',
  approve: true,
  confirm: true,
  secret: 'secret',
  played: [[0, 100]],
  dryRun: true,
  contentType: 'image/jpeg',
  bytes: 1000,
  rows: [{}],
  results: [{ templateId: 'subscribe-announcement', answer: 'accept' }],
  from: 1,
  to: 1,
  code: 'code',
  via: 'miniProgram',
}

export const namesOf = ({ input }: Contract): string[] =>
  'shape' in input ? Object.keys(input.shape as object) : []

/** The fields of the contract that have a value here or in `known`. */
export function inputFor(contract: Contract, known: Record<string, unknown>): Record<string, unknown> {
  const values = { ...ordinary, ...known }
  return Object.fromEntries(
    namesOf(contract).flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])),
  )
}
