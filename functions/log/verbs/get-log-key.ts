import * as contract from '@zhixing/shared/log/contract'
import { publicEndpoint } from '../../core/http/endpoint'
import { fingerprintOf, publicKeyOf } from '../checkpoint/log-key'
import { findLatestCheckpoint } from '../store/checkpoints'

/** From the latest checkpoint, so that this function needs no access to the key that signs. */
export const getLogKey = publicEndpoint(contract.getLogKey, async ({ refuse }) => {
  const latest = await findLatestCheckpoint()
  if (!latest) throw refuse('credits/checkpoint-not-found')
  const { logName, algorithm, verifierKey } = latest
  return { logName, algorithm, verifierKey, fingerprint: fingerprintOf(publicKeyOf(verifierKey)) }
})
