import { expect, test } from '@jest/globals'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describeContracts } from '@zhixing/functions/core/http/openapi'
import { contracts } from '@zhixing/shared/modules'
import { requireListedStatus } from '../../support/request'

type Paths = Record<string, Record<string, { operationId: string }>>

test('the description is valid OpenAPI 3.1 and contains every contract once', async () => {
  const description = JSON.parse(JSON.stringify(describeContracts()))
  expect(await new Validator().validate(description)).toEqual({ valid: true })
  const operations = Object.values(description.paths as Paths).flatMap((path) => Object.values(path))
  const ids = operations.map(({ operationId }) => operationId)
  expect(ids.toSorted()).toEqual(contracts.map(({ module, name }) => `${module}.${name}`).toSorted())
})

test('control: a description without paths is invalid', async () => {
  const result = await new Validator().validate({ ...describeContracts(), paths: 'none' })
  expect(result.valid).toBe(false)
})

test('the statuses that tests see are compared with the listed ones; control: 418 and an unlisted 304 are not', () => {
  for (const { contract } of contracts) {
    for (const status of [200, 400, 401, 413, 500, 503]) requireListedStatus(contract, status)
    const isCached = contract.cacheSeconds !== undefined
    const compare304 = () => requireListedStatus(contract, 304)
    if (isCached) compare304()
    else expect(compare304).toThrow('does not list')
    expect(() => requireListedStatus(contract, 418)).toThrow('does not list')
  }
})
