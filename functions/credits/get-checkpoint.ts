import * as contract from '@zhixing/shared/credits/receipt-contract'
import { Refusal } from '@zhixing/shared/problem'
import { publicEndpoint } from '../endpoint'
import { findCheckpoint } from './log-store'

export const getCheckpoint = publicEndpoint(contract.getCheckpoint, async ({ input: { size } }) => {
  const checkpoint = await findCheckpoint(size)
  if (!checkpoint) throw new Refusal('credits/checkpoint-not-found')
  return checkpoint
})
