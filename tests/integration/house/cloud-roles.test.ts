import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { build } from 'esbuild'
import { parseDocument } from 'yaml'
import type { Template } from '../../support/cloudformation'
import { isAllowed, statementsOfRole } from '../../support/iam'
import { idsOf, packageTemplate, propertiesOf } from '../../support/packaged-template'
import { root } from '../../support/sources'

let template: Template
beforeAll(() => {
  template = packageTemplate()
}, 320_000)

const roleOf = (name: string) => `${name[0]?.toUpperCase()}${name.slice(1)}IamRoleLambdaExecution`
const functionOf = (name: string) => `${name[0]?.toUpperCase()}${name.slice(1)}LambdaFunction`

const { functions } = parseDocument(readFileSync(join(root, 'serverless.yml'), 'utf8'), {
  logLevel: 'silent',
}).toJS() as { functions: Record<string, { handler: string; environment?: { SECRETS?: string } }> }
const names = Object.keys(functions)

describe('ledger entries', () => {
  const may = (name: string, action: string, copy = template) =>
    isAllowed(statementsOfRole(copy, roleOf(name)), {
      action: `dynamodb:${action}`,
      resource: 'Table.Arn',
      keys: { 'dynamodb:LeadingKeys': ['LEDGER#01KDEMO'] },
    })

  test('are put by the four functions that award hours, and changed or deleted by none', () => {
    expect(names.filter((name) => may(name, 'PutItem'))).toEqual([
      'enrolment',
      'progress',
      'corrections',
      'enterApprovedHours',
    ])
    for (const action of ['UpdateItem', 'DeleteItem', 'BatchWriteItem'])
      expect([action, names.filter((name) => may(name, action))]).toEqual([action, []])
  })

  test('control: a role without the denial may put one', () => {
    const copy = structuredClone(template)
    const policies = propertiesOf(copy, roleOf('announcements')).Policies as unknown as {
      PolicyDocument: { Statement: unknown[] }
    }[]
    for (const { PolicyDocument } of policies)
      PolicyDocument.Statement = PolicyDocument.Statement.filter(
        (each) => (each as { Effect: string }).Effect !== 'Deny',
      )
    expect(may('announcements', 'PutItem', copy)).toBe(true)
  })

  test('are put by exactly the functions whose bundle contains the put', async () => {
    const putters: string[] = []
    for (const name of names)
      if (/putIfAbsent\(CreditEntryEntity/.test(await bundleOf(functions[name]?.handler ?? '')))
        putters.push(name)
    expect(putters).toEqual(['enrolment', 'progress', 'corrections', 'enterApprovedHours'])
  }, 320_000)
})

/** The settings that are secrets, by their getter. */
const secretOf: Record<string, string[]> = {
  tokenKey: ['TOKEN_KEY'],
  tokenPublicKeys: ['TOKEN_PUBLIC_KEYS'],
  signingKey: ['SIGNING_KEY'],
  previousSigningKey: ['PREVIOUS_SIGNING_KEY'],
  pepper: ['PEPPER'],
  secondFactorKey: ['SECOND_FACTOR_KEY'],
  previousSecondFactorKey: ['PREVIOUS_SECOND_FACTOR_KEY'],
  miniProgramSecret: ['MINI_PROGRAM_SECRET'],
  serviceAccountSecret: ['SERVICE_ACCOUNT_SECRET'],
  miniProgramAppid: ['MINI_PROGRAM_APPID'],
  serviceAccountAppid: ['SERVICE_ACCOUNT_APPID'],
  callbackToken: ['CALLBACK_TOKEN'],
  callbackAesKey: ['CALLBACK_AES_KEY'],
  previousCallbackAesKey: ['PREVIOUS_CALLBACK_AES_KEY'],
  templateIds: ['TEMPLATE_IDS'],
  logKey: ['LOG_KEY'],
  edgeKey: ['EDGE_KEY'],
}

/** The function as it is deployed, but readable. */
async function bundleOf(handler: string): Promise<string> {
  const result = await build({
    entryPoints: [join(root, `${handler.replace(/\.\w+$/, '')}.ts`)],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    treeShaking: true,
    external: ['@aws-sdk/*', 'zod', 'dynamodb-toolbox', 'dynamodb-toolbox/*'],
    logLevel: 'silent',
  })
  return result.outputFiles[0]?.text ?? ''
}

describe('secrets', () => {
  test.each(names)(
    '%s holds what its code reads and nothing else',
    async (name) => {
      const bundle = await bundleOf(functions[name]?.handler ?? '')
      const read = new Set(
        [...bundle.matchAll(/environment\.(\w+)/g)].flatMap(([, getter = '']) => secretOf[getter] ?? []),
      )
      const variables = propertiesOf(template, functionOf(name)).Environment as unknown as {
        Variables: Record<string, string>
      }
      const listed = (variables.Variables.SECRETS ?? '').split(',').filter(Boolean)
      expect(listed.sort()).toEqual([...read].sort())
    },
    60_000,
  )

  test.each(names)('%s may read what it lists and no other', (name) => {
    const listed = (functions[name]?.environment?.SECRETS ?? '').split(',').filter(Boolean)
    const allowed = Object.values(secretOf)
      .flat()
      .filter((secret) =>
        isAllowed(statementsOfRole(template, roleOf(name)), {
          action: 'ssm:GetParameters',
          resource: `arn:AWS::Partition:ssm:AWS::Region:AWS::AccountId:parameter/zhixing/prod/${secret}`,
        }),
      )
    expect(allowed.sort()).toEqual(listed.sort())
  })
})

test('only identity holds the key that mints tokens', () => {
  expect(names.filter((name) => functions[name]?.environment?.SECRETS?.includes('TOKEN_KEY'))).toEqual([
    'identity',
  ])
})

test('logs outlive the stack for a year, and every function raises an alarm when it fails', () => {
  const groups = idsOf(template, 'AWS::Logs::LogGroup')
  expect(groups).toHaveLength(names.length + 1)
  for (const id of groups)
    expect(template.Resources[id]).toMatchObject({
      DeletionPolicy: 'Retain',
      Properties: { RetentionInDays: 365 },
    })
  const alarms = idsOf(template, 'AWS::CloudWatch::Alarm')
  for (const name of names)
    for (const metric of ['Errors', 'Throttles']) expect(alarms).toContain(`${functionOf(name)}${metric}`)
  for (const id of ['PushQueueIsLate', 'PushHasDeadLetters', 'SealIsMissing', 'LinesForAPerson', 'ApiFails'])
    expect(alarms).toContain(id)
  for (const id of alarms)
    expect([id, propertiesOf(template, id).AlarmActions]).toEqual([id, [{ Ref: 'Alarms' }]])
})

test('the alarm for a missed seal waits for the line that the seal writes', () => {
  const pattern = String(propertiesOf(template, 'SealFinished').FilterPattern)
  const event = /"([\w-]+)"/.exec(pattern)?.[1] ?? ''
  expect(readFileSync(join(root, 'functions/log/seal.ts'), 'utf8')).toContain(`event: '${event}'`)
})

test('what calls WeChat, and nothing else, leaves by fixed addresses where they are wanted', () => {
  const inVpc = names.filter((name) => propertiesOf(template, functionOf(name)).VpcConfig)
  expect(inVpc).toEqual(['identity', 'work'])
  const network = Object.entries(template.Resources).filter(([, { Type }]) => Type.startsWith('AWS::EC2::'))
  expect(network.length).toBeGreaterThan(15)
  for (const [id, resource] of network)
    expect([id, (resource as { Condition?: string }).Condition]).toEqual([id, 'HasFixedEgress'])
})
