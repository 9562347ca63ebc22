import { type Contract, problemsOf } from '@zhixing/shared/contract'
import { contracts } from '@zhixing/shared/modules'
import { Problem, problems } from '@zhixing/shared/problem'
import * as z from 'zod'

/** The OpenAPI 3.1 description of every contract, as far as JSON Schema can express it. */
export function describeContracts() {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const { module, name, contract } of contracts) {
    paths[contract.path] = {
      ...paths[contract.path],
      [contract.method.toLowerCase()]: operation(module, name, contract),
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Zhixing 知行',
      version: '1.0.0',
      description: 'A provincial cadre-training college inside WeChat.',
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    tags: [...new Set(contracts.map(({ module }) => module))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: jsonSchemaOf(Problem, 'output') },
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  }
}

function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

interface ObjectSchema {
  properties?: Record<string, object>
  required?: string[]
}

function operation(module: string, name: string, contract: Contract) {
  const input = jsonSchemaOf(contract.input, 'input') as ObjectSchema
  const pathFields = [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, field]) => field as string)
  const otherFields = Object.keys(input.properties ?? {}).filter(
    (field) => !pathFields.includes(field) && !(contract.media && field === 'body'),
  )
  const hasBody = contract.method === 'POST' || contract.method === 'PUT'
  const queryFields = contract.media || !hasBody ? otherFields : []
  const parameter = (field: string, location: 'path' | 'query') => ({
    name: field,
    in: location,
    required: location === 'path' || (input.required?.includes(field) ?? false),
    schema: input.properties?.[field] ?? {},
  })
  return {
    operationId: `${module}.${name}`,
    tags: [module],
    summary: contract.summary,
    security: contract.access === 'public' ? [] : [{ token: [] }],
    parameters: [
      ...pathFields.map((field) => parameter(field, 'path')),
      ...queryFields.map((field) => parameter(field, 'query')),
    ],
    ...(hasBody && { requestBody: requestBody(contract, input, pathFields) }),
    responses: {
      200: outputResponse(contract),
      ...unchangedResponse(contract),
      ...problemResponses(contract),
    },
  }
}

function requestBody(contract: Contract, input: ObjectSchema, pathFields: string[]) {
  if (contract.media) return { required: true, content: { 'text/xml': { schema: { type: 'string' } } } }
  return { required: true, content: { 'application/json': { schema: withoutFields(input, pathFields) } } }
}

/** An empty `required` is left out: JSON Schema does not allow it. */
function withoutFields(input: ObjectSchema, fields: string[]): ObjectSchema {
  if (!input.properties) return input
  const { required: allRequired = [], ...others } = input
  const kept = Object.entries(input.properties).filter(([field]) => !fields.includes(field))
  const required = allRequired.filter((field) => !fields.includes(field))
  return { ...others, properties: Object.fromEntries(kept), ...(required.length && { required }) }
}

const outputResponse = (contract: Contract) => ({
  description: contract.summary,
  content: { [contract.media ?? 'application/json']: { schema: jsonSchemaOf(contract.output, 'output') } },
})

/** `successResponse` answers so when the caller has the current output. */
const unchangedResponse = ({ cacheSeconds }: Contract) =>
  cacheSeconds === undefined ? {} : { 304: { description: 'What the caller has is current' } }

/** Problems of one status share a response, whose description names each of them. */
function problemResponses(contract: Contract) {
  const types = problemsOf(contract)
  const statuses = [...new Set(types.map((type) => problems[type].status))]
  const response = (status: number) => ({
    description: types
      .filter((type) => problems[type].status === status)
      .map((type) => `${type}: ${problems[type].title}`)
      .join('\n'),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  })
  return Object.fromEntries(statuses.map((status) => [status, response(status)]))
}
