import type { Contract } from '@zhixing/shared/contract'
import { Refusal } from '@zhixing/shared/problem'
import type * as z from 'zod'
import { signIn } from '../sign-in/sign-in'
import { leave, token } from '../sign-in/signed-in'
import { ask } from './http'

export { Unavailable } from './http'

/** Asks what the contract promises, as who we are; a token that has run out is renewed silently, once. */
export async function call<I extends z.ZodType, O extends z.ZodType>(
  contract: Contract<I, O>,
  input: z.input<I>,
): Promise<z.output<O>> {
  const guest = contract.access === 'public'
  const first = token() ?? (guest ? undefined : await signIn())
  try {
    return await ask(contract, input, first)
  } catch (error) {
    if (!(error instanceof Refusal) || error.type !== 'identity/unauthenticated' || !first) throw error
    const second = await signIn().catch((failure: unknown) => {
      if (!guest) throw failure
      leave()
      return undefined
    })
    return ask(contract, input, second)
  }
}
