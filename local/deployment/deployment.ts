import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import * as z from 'zod'

const Event = z.looseObject({
  httpApi: z.string().optional(),
  schedule: z.string().optional(),
  sqs: z.unknown().optional(),
})
const Deployment = z.looseObject({
  functions: z.record(z.string(), z.looseObject({ handler: z.string(), events: z.array(Event).default([]) })),
})

/** What serverless.yml says is deployed. CloudFormation's tags (`!Ref`, `!Sub`) are for CloudFormation: here they are read as what they stand before. */
export function readDeployment(file = new URL('../../serverless.yml', import.meta.url)) {
  const { functions } = Deployment.parse(parse(readFileSync(file, 'utf8'), { logLevel: 'silent' }))
  const deployed = Object.entries(functions).map(([name, { handler, events }]) => ({ name, handler, events }))

  return {
    /** The functions that a schedule or the queue calls. */
    jobs: deployed.filter(({ events }) => events.some(({ schedule, sqs }) => schedule ?? sqs)),
    /** `functions/push/handler.handler` for each function with routes, and the routes it answers. */
    routes: deployed.flatMap(({ handler, events }) =>
      events.flatMap(({ httpApi }) => (httpApi === undefined ? [] : [{ handler, routeKey: httpApi }])),
    ),
    schedules: deployed.flatMap(({ name, handler, events }) =>
      events.flatMap(({ schedule }) => (schedule === undefined ? [] : [{ name, handler, schedule }])),
    ),
  }
}

/** `functions/push/tick.handler` → the function exported there. */
export async function importHandler(
  handler: string,
): Promise<(event: unknown, context?: unknown) => Promise<unknown>> {
  const [, path, name] = /^(.+)\.(\w+)$/.exec(handler) ?? []
  const exported = ((await import(`../../${path}`)) as Record<string, unknown>)[name ?? '']
  if (typeof exported !== 'function') throw new Error(`serverless.yml names ${handler}, which is no function`)
  return exported as (event: unknown, context?: unknown) => Promise<unknown>
}
