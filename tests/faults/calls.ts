import type { Contract, InputOf } from '@zhixing/shared/contract'
import { request, staffToken, tokenOf } from '../support/request'
import type { VerbAnswer } from './scenario'

interface VerbCall<C extends Contract> {
  input: InputOf<C>
  /** A function where the token must not have expired by the time of a later try. */
  token?: string | undefined | ((now: Date) => Promise<string>)
}

export async function callVerb<C extends Contract>(
  contract: C,
  { input, token }: VerbCall<C>,
  now: Date,
): Promise<VerbAnswer> {
  const current = typeof token === 'function' ? await token(now) : token
  const { status, type } = await request(contract, input, { token: current, now })
  return { status, type }
}

export async function runJob(run: () => Promise<unknown>): Promise<VerbAnswer> {
  try {
    await run()
    return { status: 200 }
  } catch (error) {
    return { status: 500, type: error instanceof Error ? error.name : String(error) }
  }
}

interface Person {
  learnerId: string
}
/** A fresh token of the mini-program for every try. */
export const learnerTokenOf =
  ({ learnerId }: Person) =>
  (now: Date) =>
    tokenOf(learnerId, { now })

/** A fresh token of the console for every try. */
export const staffTokenOf =
  ({ learnerId }: Person) =>
  (now: Date) =>
    staffToken(learnerId, now)
