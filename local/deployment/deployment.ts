import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import * as z from 'zod'

/** An exported Lambda function. */
export type LambdaHandler = (event: unknown, context?: unknown) => Promise<unknown>

const FunctionEvent = z.looseObject({
  httpApi: z.string().optional(),
  schedule: z.string().optional(),
  sqs: z.unknown().optional(),
})
const ServerlessFile = z.looseObject({
  functions: z.record(
    z.string(),
    z.looseObject({ handler: z.string(), events: z.array(FunctionEvent).default([]) }),
  ),
})

/**
 * What serverless.yml deploys: routes, schedules, and the functions that a schedule or the queue calls.
 * CloudFormation tags (`!Ref`, `!Sub`) are read as plain values, since nothing here depends on them.
 */
export function readDeployment(file = new URL('../../serverless.yml', import.meta.url)) {
  const parsed = ServerlessFile.parse(parse(readFileSync(file, 'utf8'), { logLevel: 'silent' }))
  const functions = Object.entries(parsed.functions).map(([name, { handler, events }]) => ({
    name,
    handler,
    events,
  }))
  return {
    jobs: functions.filter(({ events }) =>
      events.some(({ schedule, sqs }) => schedule !== undefined || sqs !== undefined),
    ),
    routes: functions.flatMap(({ handler, events }) =>
      events.flatMap(({ httpApi }) => (httpApi === undefined ? [] : [{ handler, routeKey: httpApi }])),
    ),
    schedules: functions.flatMap(({ name, handler, events }) =>
      events.flatMap(({ schedule }) => (schedule === undefined ? [] : [{ name, handler, schedule }])),
    ),
  }
}

/**
 * Imports the function that serverless.yml calls, for example, `functions/push/tick.handler`.
 * Throws if the file exports no such function.
 */
export async function importHandler(handler: string): Promise<LambdaHandler> {
  const [, path, name] = /^(.+)\.(\w+)$/.exec(handler) ?? []
  const exported = ((await import(`../../${path}`)) as Record<string, unknown>)[name ?? '']
  if (typeof exported !== 'function')
    throw new Error(`serverless.yml names ${handler}, which is not an exported function`)
  return exported as LambdaHandler
}
