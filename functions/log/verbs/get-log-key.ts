import * as contract from '@zhixing/shared/log/contract'
import { Refusal } from '@zhixing/shared/problem'
import { publicEndpoint } from '../../core/http/endpoint'
import { fingerprintOf, publicKeyIn } from '../checkpoint'
import { findNewestCheckpoint } from '../store/log'

/** As the newest checkpoint has it: whoever only answers questions need not hold the key that signs. */
export const getLogKey = publicEndpoint(contract.getLogKey, async () => {
  const newest = await findNewestCheckpoint()
  if (!newest) throw new Refusal('credits/checkpoint-not-found')
  const { logName, algorithm, verifierKey } = newest
  return { logName, algorithm, verifierKey, fingerprint: fingerprintOf(publicKeyIn(verifierKey)) }
})
