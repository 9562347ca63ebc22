import * as contract from '@zhixing/shared/log/contract'
import { Refusal } from '@zhixing/shared/problem'
import { publicEndpoint } from '../../core/http/endpoint'
import { findCheckpoint } from '../store/log'

export const getCheckpoint = publicEndpoint(contract.getCheckpoint, async ({ input: { size } }) => {
  const checkpoint = await findCheckpoint(size)
  if (!checkpoint) throw new Refusal('credits/checkpoint-not-found')
  return checkpoint
})
