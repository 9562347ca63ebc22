import { environment } from '../../core/environment'
import { putOnce } from '../../core/storage/write-once'
import { buildConsistencyProof } from '../build-proof'
import { logKey, verifierKeyOf } from '../checkpoint/log-key'
import { signNote, type TreeHead } from '../checkpoint/note'
import { findCheckpoint, putCheckpoint } from '../store/checkpoints'
import { readLeafHashes } from '../store/leaves'
import { lodgedFileNames } from './lodged-files'

/**
 * Signs a head, lodges its files outside the table and puts the checkpoint last. Everything, the signature
 * too, follows from the head: after a crash the same is written again, byte for byte. The caller passes only
 * heads that were written to the table, so two runs cannot sign a fork.
 */
export async function lodgeCheckpoint(head: TreeHead): Promise<void> {
  if (await findCheckpoint(head.size)) return
  const key = logKey()
  const note = signNote(head, key)
  const names = lodgedFileNames(head)
  await lodgeFile(names.leaves, await leavesFile(head))
  // Absent for the first head, which has no predecessor to be consistent with.
  if (names.consistency) await lodgeFile(names.consistency, Buffer.from(await consistencyText(head)))
  await lodgeFile(names.checkpoint, Buffer.from(note))
  await putCheckpoint(head, { logName: key.name, verifierKey: verifierKeyOf(key), note })
}

const LINE_BYTES = 45 // a hash in base64 and a line break

/** One buffer, never a string, so that `npm run bench -- seal` stays within its 120 MB. */
async function leavesFile({ previousSize, size }: TreeHead): Promise<Buffer> {
  const wanted = size - previousSize
  const file = Buffer.allocUnsafe(wanted * LINE_BYTES)
  let found = 0
  for await (const hash of readLeafHashes(previousSize, size)) {
    file.write(`${hash.toString('base64')}\n`, found * LINE_BYTES, 'latin1')
    found += 1
  }
  if (found !== wanted)
    throw new Error(`found ${found} of the ${wanted} leaves from ${previousSize} to ${size}`)
  return file
}

async function consistencyText({ previousSize, size }: TreeHead): Promise<string> {
  const proof = await buildConsistencyProof(previousSize, size)
  const hashes = proof.map((hash) => hash.toString('base64'))
  return `${JSON.stringify({ from: previousSize, to: size, proof: hashes })}\n`
}

/** Throws if a file of that name holds other bytes: the log would have forked. */
async function lodgeFile(name: string, bytes: Buffer): Promise<void> {
  const stored = await putOnce(new URL(name, environment.checkpointsUrl), bytes)
  if (!stored.equals(bytes)) throw new Error(`${name} is lodged already and says something else`)
}
