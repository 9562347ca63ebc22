import { Entity } from 'dynamodb-toolbox/entity'
import { item, number, string } from 'dynamodb-toolbox/schema'
import * as z from 'zod'
import { documentAttribute } from '../../core/dynamodb/document-attribute'
import { changeDocument, findDocument, putRevision } from '../../core/dynamodb/revisioned-document'
import { table } from '../../core/dynamodb/table'

const RecoveryCode = z.object({
  hash: z.string(), // keyed; the code itself is stored nowhere
  usedFor: z.string().optional(),
})

/** A person's second factor for the console. */
export const StoredSecondFactor = z.object({
  sealedSecret: z.string(),
  enrolledAt: z.string(),
  /** The step (RFC 6238) of the last code that was accepted, and for what: no code is accepted twice. */
  lastStep: z.number(),
  lastUsedFor: z.string(),
  recoveryCodes: z.array(RecoveryCode),
})
export type StoredSecondFactor = z.infer<typeof StoredSecondFactor>

// I17  second factor of a learner   GetItem, PutItem IF revision   pk = LEARNER#id, sk = SECOND-FACTOR
// Switched off, the row stays without `factor`: its revision never begins anew.
const SecondFactorEntity = new Entity({
  name: 'SecondFactor',
  table,
  timestamps: false,
  schema: item({
    learnerId: string().key(),
    revision: number(),
    factor: documentAttribute(StoredSecondFactor).optional(),
  }),
  computeKey: ({ learnerId }) => ({ pk: `LEARNER#${learnerId}`, sk: 'SECOND-FACTOR' }),
})

/** By a consistent read; `factor` is undefined while it is off. */
export async function findSecondFactor(
  learnerId: string,
): Promise<{ revision: number; factor?: StoredSecondFactor | undefined }> {
  return (await findDocument(SecondFactorEntity, { learnerId })) ?? { revision: 0 }
}

/** Returns whether it was stored: false if the row was changed since `revision`. */
export const putSecondFactor = async (
  learnerId: string,
  factor: StoredSecondFactor,
  revision: number,
): Promise<boolean> => (await putRevision(SecondFactorEntity, { learnerId, factor }, revision)) !== undefined

/** Replaces the factor by what `change` returns, unless that is undefined or there is none. */
export const changeSecondFactor = (
  learnerId: string,
  change: (factor: StoredSecondFactor) => StoredSecondFactor | undefined,
) =>
  changeDocument(SecondFactorEntity, { learnerId }, (row) => {
    const factor = row?.factor && change(row.factor)
    return factor && { learnerId, factor }
  })

/** Switches a factor off if `isMeant` says so of it; safe to repeat. */
export const removeSecondFactor = (learnerId: string, isMeant: (factor: StoredSecondFactor) => boolean) =>
  changeDocument(SecondFactorEntity, { learnerId }, (row) =>
    row?.factor && isMeant(row.factor) ? { learnerId } : undefined,
  )
