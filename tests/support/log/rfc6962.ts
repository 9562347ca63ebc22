import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../sources'

/** A published vector, as its file has it; hashes in base64. */
export interface ProofVector {
  leafIdx: number
  treeSize: number
  root: string
  leafHash: string
  size1: number
  size2: number
  root1: string
  root2: string
  proof: string[] | null
  wantErr: boolean
}

const folder = join(root, 'tests/vectors/rfc6962')

/** Each with the name of its file, in order; those that must fail among them (SOURCE.md says where they are from). */
export const readVectors = (kind: 'inclusion' | 'consistency'): [string, ProofVector][] =>
  readdirSync(join(folder, kind), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => [name, JSON.parse(readFileSync(join(folder, kind, name), 'utf8')) as ProofVector])
