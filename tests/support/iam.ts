import type { Template } from './cloudformation'
import { propertiesOf, textOf } from './packaged-template'

interface Statement {
  Effect: 'Allow' | 'Deny'
  Principal?: unknown
  Action: string | string[]
  Resource: unknown
  Condition?: Record<string, Record<string, unknown>>
}

/** A call as IAM judges it. `keys` are the condition keys, such as `dynamodb:LeadingKeys`. */
export interface IamCall {
  action: string
  resource: string
  principal?: string
  keys?: Record<string, string[]>
}

export const statementsOfRole = (template: Template, role: string): Statement[] =>
  (propertiesOf(template, role) as unknown as RoleProperties).Policies.flatMap(
    ({ PolicyDocument }) => PolicyDocument.Statement,
  )

export const statementsOfBucket = (template: Template, bucket: string): Statement[] =>
  Object.values(template.Resources).flatMap(({ Type, Properties }) =>
    Type === 'AWS::S3::BucketPolicy' && textOf(Properties?.Bucket) === bucket
      ? (Properties as unknown as { PolicyDocument: Document }).PolicyDocument.Statement
      : [],
  )

interface Document {
  Statement: Statement[]
}
interface RoleProperties {
  Policies: { PolicyDocument: Document }[]
}

/** Whether the statements allow the call: some one allows it and none denies it. */
export function isAllowed(statements: Statement[], call: IamCall): boolean {
  const matching = statements.filter((statement) => matches(statement, call))
  return (
    matching.some(({ Effect }) => Effect === 'Allow') && !matching.some(({ Effect }) => Effect === 'Deny')
  )
}

function matches({ Action, Resource, Principal, Condition = {} }: Statement, call: IamCall): boolean {
  const principals = Principal === undefined || Principal === '*' ? ['*'] : Object.values(Principal as object)
  return (
    [Action].flat().some((action) => isLike(call.action, action)) &&
    [Resource].flat().some((resource) => isLike(call.resource, textOf(resource))) &&
    principals.some((principal) => isLike(call.principal ?? '', String(principal))) &&
    Object.entries(Condition).every(([operator, expected]) =>
      Object.entries(expected).every(([key, values]) =>
        holds(operator, call.keys?.[key] ?? [], [values].flat().map(textOf)),
      ),
    )
  )
}

function holds(operator: string, given: string[], expected: string[]): boolean {
  const meets = (value: string) =>
    expected.some((each) => (operator.endsWith('StringLike') ? isLike(value, each) : value === each))
  switch (operator) {
    case 'ForAllValues:StringLike':
    case 'ForAllValues:StringEquals':
      return given.every(meets)
    case 'ForAnyValue:StringLike':
    case 'StringLike':
    case 'StringEquals':
    case 'Bool':
      return given.some(meets)
    default:
      throw new Error(`this check does not know the condition ${operator}`)
  }
}

const isLike = (value: string, pattern: string) =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(value)
