import { type Contract, problemsOf } from '@zhixing/shared/contract'
import { contracts } from '@zhixing/shared/modules'
import { Problem, problems } from '@zhixing/shared/problem'
import * as z from 'zod'

/** OpenAPI 3.1 of every contract: what JSON Schema can say of the input is said, path and query parameters apart from the body. */
export function openapi() {
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
      schemas: { Problem: schemaOf(Problem, 'output') },
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  }
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

interface ObjectSchema {
  properties?: Record<string, object>
  required?: string[]
}

function operation(module: string, name: string, contract: Contract) {
  const input = schemaOf(contract.input, 'input') as ObjectSchema
  const inPath = [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter as string)
  const others = Object.keys(input.properties ?? {}).filter(
    (field) => !inPath.includes(field) && !(contract.media && field === 'body'),
  )
  const hasBody = contract.method === 'POST' || contract.method === 'PUT'
  const asQuery = contract.media || !hasBody ? others : []
  const parameter = (field: string, place: 'path' | 'query') => ({
    name: field,
    in: place,
    required: place === 'path' || (input.required?.includes(field) ?? false),
    schema: input.properties?.[field] ?? {},
  })
  return {
    operationId: `${module}.${name}`,
    tags: [module],
    summary: contract.summary,
    security: contract.access === 'public' ? [] : [{ token: [] }],
    parameters: [
      ...inPath.map((field) => parameter(field, 'path')),
      ...asQuery.map((field) => parameter(field, 'query')),
    ],
    ...(hasBody && { requestBody: requestBody(contract, input, inPath) }),
    responses: { 200: success(contract), ...failures(contract) },
  }
}

function requestBody(contract: Contract, input: ObjectSchema, inPath: string[]) {
  if (contract.media) return { required: true, content: { 'text/xml': { schema: { type: 'string' } } } }
  const properties = Object.fromEntries(
    Object.entries(input.properties ?? {}).filter(([field]) => !inPath.includes(field)),
  )
  const required = input.required?.filter((field) => !inPath.includes(field))
  const schema = input.properties ? { ...input, properties, required } : input
  if (Array.isArray(required) && !required.length) delete (schema as ObjectSchema).required
  return { required: true, content: { 'application/json': { schema } } }
}

const success = (contract: Contract) => ({
  description: contract.summary,
  content: { [contract.media ?? 'application/json']: { schema: schemaOf(contract.output, 'output') } },
})

/** Problems that share a status share a response; each is named. */
function failures(contract: Contract) {
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
