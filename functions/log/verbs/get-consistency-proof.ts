import * as contract from '@zhixing/shared/log/contract'
import { Refusal } from '@zhixing/shared/problem'
import { publicEndpoint } from '../../core/http/endpoint'
import { findNewestCheckpoint } from '../store/log'
import { consistencyProof } from '../store/proofs'

export const getConsistencyProof = publicEndpoint(
  contract.getConsistencyProof,
  async ({ input: { from, to } }) => {
    const newest = await findNewestCheckpoint()
    if (from > to || !newest || to > newest.size) throw new Refusal('credits/checkpoint-not-found')
    return { from, to, proof: (await consistencyProof(from, to)).map((hash) => hash.toString('base64')) }
  },
)
