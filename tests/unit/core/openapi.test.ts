import { expect, test } from '@jest/globals'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describeContracts } from '@zhixing/functions/core/http/openapi'
import { contracts } from '@zhixing/shared/modules'

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
