import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { problemsOf } from '@zhixing/shared/contract'
import { contracts } from '@zhixing/shared/modules'
import { problems } from '@zhixing/shared/problem'
import { parseDocument } from 'yaml'
import { root } from '../../support/sources'

interface Deployed {
  functions: Record<string, { handler: string; events?: { httpApi?: string; schedule?: string }[] }>
}

const deployed = parseDocument(readFileSync(join(root, 'serverless.yml'), 'utf8'), {
  logLevel: 'silent',
}).toJS() as Deployed
const routesOf = (module: string) =>
  deployed.functions[module]?.events?.flatMap(({ httpApi }) => (httpApi ? [httpApi] : [])) ?? []
const promised = (module: string) =>
  contracts
    .filter((entry) => entry.module === module)
    .map(({ contract }) => `${contract.method} ${contract.path}`)
const modules = [...new Set(contracts.map(({ module }) => module))]

describe.each(modules)('%s', (module) => {
  test('contracts and routes of serverless.yml are the same', () => {
    expect(routesOf(module).sort()).toEqual(promised(module).sort())
  })
  test('contracts and handlers are the same', async () => {
    const { handler } = (await import(join(root, `functions/${module}/handler.ts`))) as {
      handler: { endpoints: { contract: { method: string; path: string } }[] }
    }
    expect(handler.endpoints.map(({ contract }) => `${contract.method} ${contract.path}`).sort()).toEqual(
      promised(module).sort(),
    )
  })
})

test('no route is deployed outside the modules, and none twice', () => {
  const all = Object.keys(deployed.functions).flatMap(routesOf)
  expect([...all].sort()).toEqual(
    contracts.map(({ contract }) => `${contract.method} ${contract.path}`).sort(),
  )
  expect(new Set(all).size).toBe(all.length)
})

test('every problem of a contract is catalogued, and its module or a kernel owns it', () => {
  for (const { name, contract } of contracts)
    for (const type of contract.problems) expect([name, type, type in problems]).toEqual([name, type, true])
})

test('every catalogued problem of a module is promised by some contract', () => {
  const promisedTypes = new Set(contracts.flatMap(({ contract }) => problemsOf(contract)))
  const kernel = /^(request|service)\//
  expect(
    Object.keys(problems).filter((type) => !kernel.test(type) && !promisedTypes.has(type as never)),
  ).toEqual([])
})
