import type { Contract, InputOf } from '@zhixing/shared/contract'
import type { WireItem } from '../support/engine/units'
import { request } from '../support/request'

/** What whoever called was told: a status, and why not. */
export interface Told {
  status: number
  type?: string | undefined
}

/** One call of one verb, in circumstances in which it has something to write. */
export interface Scenario {
  /** `module/name of the contract`, or the name of a function of serverless.yml that nobody asks. */
  verb: string
  /** Where a verb has more than one: which. */
  when?: string
  /** Resolves to the call, as a client makes it, and makes again when no good answer came. */
  arrange: () => Promise<(now: Date) => Promise<Told>>
  /** What a schedule does a little later, in any case. */
  afterwards?: (now: Date) => Promise<unknown>
  /** Attributes that say how often it was tried. */
  varies?: string[]
  /** Beginnings of partitions that do. */
  apart?: string[]
  /** What may be left behind by design, because whoever reads it looks at its other end. */
  harmless?: (item: WireItem, all: WireItem[]) => boolean
  /** What has to hold of the end besides, in sentences, where it may vary. */
  wrong?: (items: WireItem[]) => string[]
  /** What a client is told whose first call did it, though he was not told so; 200 goes without saying. */
  again?: string[]
}

/** A job: whoever calls it, calls again, whatever came of it. */
export const isJob = ({ verb }: Scenario) => !verb.includes('/')

interface Asking<C extends Contract> {
  input: InputOf<C>
  token?: string | undefined | ((now: Date) => Promise<string>)
}

export async function told<C extends Contract>(
  contract: C,
  { input, token }: Asking<C>,
  now: Date,
): Promise<Told> {
  const { status, type } = await request(contract, input, {
    token: typeof token === 'function' ? await token(now) : token,
    now,
  })
  return { status, type }
}

export const worked = async (run: () => Promise<unknown>): Promise<Told> => {
  try {
    await run()
    return { status: 200 }
  } catch (error) {
    return { status: 500, type: error instanceof Error ? error.name : String(error) }
  }
}
