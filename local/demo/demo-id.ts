import { createHash } from 'node:crypto'
import { newUlid } from '@zhixing/functions/core/id'

const CREATED_AT = new Date('2026-01-01T00:00:00Z')

/** The ULID of a thing of the demo: the same for the same kind and name, on every machine and every load. */
export function demoId(kind: string, name: string): string {
  const bytes = createHash('sha256').update(`${kind}\0${name}`).digest().values()
  return newUlid(CREATED_AT, () => (bytes.next().value ?? 0) / 256)
}

export const demoCourseId = ({ slug }: { slug: string }) => demoId('course', slug)
export const demoLearnerId = ({ rosterCode }: { rosterCode: string }) => demoId('learner', rosterCode)
