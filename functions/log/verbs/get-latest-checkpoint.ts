import * as contract from '@zhixing/shared/log/contract'
import { publicEndpoint } from '../../core/http/endpoint'
import { findLatestCheckpoint } from '../store/checkpoints'

export const getLatestCheckpoint = publicEndpoint(contract.getLatestCheckpoint, async ({ refuse }) => {
  const checkpoint = await findLatestCheckpoint()
  if (!checkpoint) throw refuse('credits/checkpoint-not-found')
  return checkpoint
})
