import * as contract from '@zhixing/shared/log/contract'
import { publicEndpoint } from '../../core/http/endpoint'
import { findCheckpoint } from '../store/checkpoints'

export const getCheckpoint = publicEndpoint(contract.getCheckpoint, async ({ input: { size }, refuse }) => {
  const checkpoint = await findCheckpoint(size)
  if (!checkpoint) throw refuse('credits/checkpoint-not-found')
  return checkpoint
})
