import { expect, test } from '@jest/globals'
import { Validator } from '@seriousme/openapi-schema-validator'
import { openapi } from '@zhixing/functions/core/http/openapi'
import { contracts } from '@zhixing/shared/modules'

test('the description is valid OpenAPI 3.1 and names every contract once', async () => {
  const description = JSON.parse(JSON.stringify(openapi()))
  const result = await new Validator().validate(description)
  expect(result).toEqual({ valid: true })
  const ids = Object.values(
    description.paths as Record<string, Record<string, { operationId: string }>>,
  ).flatMap((path) => Object.values(path).map(({ operationId }) => operationId))
  expect(ids.sort()).toEqual(contracts.map(({ module, name }) => `${module}.${name}`).sort())
})

test('control: a description without its paths is not valid', async () => {
  const result = await new Validator().validate({ ...openapi(), paths: 'none' })
  expect(result.valid).toBe(false)
})
