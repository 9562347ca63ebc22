import * as contract from '@zhixing/shared/credits/receipt-contract'
import { Refusal } from '@zhixing/shared/problem'
import { publicEndpoint } from '../endpoint'
import { findNewestCheckpoint } from './log-store'

export const getLatestCheckpoint = publicEndpoint(contract.getLatestCheckpoint, async () => {
  const checkpoint = await findNewestCheckpoint()
  if (!checkpoint) throw new Refusal('credits/checkpoint-not-found')
  return checkpoint
})
