import * as z from 'zod'
import { contract, Empty } from '../contract'

export const getOpenapi = contract({
  method: 'GET',
  path: '/openapi.json',
  summary: 'This description, generated from the contracts (OpenAPI 3.1)',
  access: 'public',
  input: Empty,
  output: z.record(z.string(), z.unknown()),
  problems: [],
  cacheSeconds: 300,
})

export const getHealth = contract({
  method: 'GET',
  path: '/healthz',
  summary: 'The table answers',
  access: 'public',
  input: Empty,
  output: z.object({ status: z.literal('pass') }),
  problems: [],
})
