import * as contract from '@zhixing/shared/log/contract'
import { publicEndpoint } from '../../core/http/endpoint'
import { buildConsistencyProof } from '../build-proof'
import { findLatestCheckpoint } from '../store/checkpoints'

export const getConsistencyProof = publicEndpoint(
  contract.getConsistencyProof,
  async ({ input: { from, to }, refuse }) => {
    const latest = await findLatestCheckpoint()
    if (from > to || !latest || to > latest.size) throw refuse('credits/checkpoint-not-found')
    const proof = await buildConsistencyProof(from, to)
    return { from, to, proof: proof.map((hash) => hash.toString('base64')) }
  },
)
