import { beforeAll, describe, expect, test } from '@jest/globals'
import { type Template, templateFindings } from '../../support/cloudformation'
import { packageTemplate } from '../../support/packaged-template'

let template: Template

interface Statement {
  Effect: string
  Action: string | string[]
  Resource: unknown
}

beforeAll(() => {
  template = packageTemplate()
}, 320_000)

const resources = (type: string) => Object.entries(template.Resources).filter(([, { Type }]) => Type === type)
const propertiesOf = (type: string) =>
  resources(type).map(([, { Properties }]) => Properties as Record<string, never>)

test('packaging works without account and network, and its template is valid', () => {
  expect(templateFindings(template)).toEqual([])
})

describe('control: the same check catches', () => {
  const plant = (change: (copy: Template) => void) => {
    const copy = structuredClone(template)
    change(copy)
    return templateFindings(copy)
  }
  test.each<[string, (copy: Template) => void]>([
    ['an unknown type', (copy) => Object.assign(copy.Resources, { X: { Type: 'AWS::Nothing::AtAll' } })],
    [
      'an unknown property',
      (copy) => Object.assign(copy.Resources.Table?.Properties ?? {}, { Colour: 'red' }),
    ],
    ['a missing property', (copy) => delete copy.Resources.Table?.Properties?.KeySchema],
    [
      'a wrong type',
      (copy) => Object.assign(copy.Resources.PushQueue?.Properties ?? {}, { VisibilityTimeout: 'long' }),
    ],
    [
      'a reference to an unknown resource',
      (copy) => Object.assign(copy.Resources.PushQueue?.Properties ?? {}, { QueueName: { Ref: 'Nobody' } }),
    ],
    [
      'an unknown attribute',
      (copy) =>
        Object.assign(copy.Resources.PushQueue?.Properties ?? {}, {
          QueueName: { 'Fn::GetAtt': ['Table', 'Colour'] },
        }),
    ],
    [
      'a written-out partition',
      (copy) => Object.assign(copy.Resources.PushQueue?.Properties ?? {}, { QueueName: 'arn:aws:sqs:::x' }),
    ],
  ])('%s', (_, change) => {
    expect(plant(change).length).toBeGreaterThan(0)
  })
})

test('every function runs nodejs22.x on arm64', () => {
  for (const { Runtime, Architectures } of propertiesOf('AWS::Lambda::Function'))
    expect([Runtime, Architectures]).toEqual(['nodejs22.x', ['arm64']])
})

test('the table survives the deletion of its stack and can be restored to any second', () => {
  const [[, table] = []] = resources('AWS::DynamoDB::Table')
  expect(table).toMatchObject({
    DeletionPolicy: 'Retain',
    Properties: {
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
      BillingMode: 'PAY_PER_REQUEST',
    },
  })
})

test('each function has its own role without wildcards, and none may change the ledger', () => {
  const roles = resources('AWS::IAM::Role').filter(([id]) => id !== 'IamRoleLambdaExecution')
  expect(roles).toHaveLength(resources('AWS::Lambda::Function').length)
  for (const [id, role] of roles) {
    const policies = (role.Properties as { Policies: { PolicyDocument: { Statement: Statement[] } }[] })
      .Policies
    const statements = policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    for (const { Effect, Action, Resource } of statements.filter(({ Effect }) => Effect === 'Allow')) {
      expect([id, Effect, [Action].flat().filter((action) => /\*/.test(action))]).toEqual([id, 'Allow', []])
      expect([id, [Resource].flat().filter((resource) => resource === '*')]).toEqual([id, []])
    }
    const writes = statements.some(
      ({ Effect, Action }) =>
        Effect === 'Allow' &&
        [Action].flat().some((action) => /dynamodb:(UpdateItem|DeleteItem|BatchWriteItem)/.test(action)),
    )
    const denied = statements.filter(({ Effect }) => Effect === 'Deny').flatMap(({ Action }) => Action)
    if (writes)
      expect([id, denied]).toEqual([
        id,
        expect.arrayContaining(['dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem']),
      ])
  }
})

test('evidence is read through presigned addresses only, which one function may sign', () => {
  const reached = (bucket: string) =>
    resources('AWS::IAM::Role').flatMap(([id, role]) =>
      JSON.stringify(role).includes(`{${bucket}.Arn}`) ? [id] : [],
    )
  expect([reached('Evidence'), reached('Media')]).toEqual([
    ['CorrectionsIamRoleLambdaExecution'],
    ['CatalogueIamRoleLambdaExecution'],
  ])
  expect(template.Resources.Evidence?.Properties).toMatchObject({
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  })
  const policies = resources('AWS::S3::BucketPolicy').filter(([, policy]) =>
    JSON.stringify(policy).includes('Evidence'),
  )
  expect(JSON.stringify(policies)).not.toContain('Allow')
})

test.each([
  ['Push', 360],
  ['Import', 720],
])(
  'a message of %sQueue that fails five times is kept for two weeks; hidden for six timeouts, %d s',
  (queue, seconds) => {
    expect(template.Resources[`${queue}Queue`]?.Properties).toMatchObject({
      VisibilityTimeout: seconds,
      RedrivePolicy: { maxReceiveCount: 5 },
    })
    expect(template.Resources[`${queue}Dlq`]?.Properties).toMatchObject({ MessageRetentionPeriod: 1_209_600 })
  },
)
