import * as contract from '@zhixing/shared/log/contract'
import { Refusal } from '@zhixing/shared/problem'
import { publicEndpoint } from '../../core/http/endpoint'
import { findNewestCheckpoint } from '../store/log'

export const getLatestCheckpoint = publicEndpoint(contract.getLatestCheckpoint, async () => {
  const checkpoint = await findNewestCheckpoint()
  if (!checkpoint) throw new Refusal('credits/checkpoint-not-found')
  return checkpoint
})
