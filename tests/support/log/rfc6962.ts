import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../sources'

/** A published test vector, spelled as in its file; hashes are in base64. */
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

/** File name and vector of each proof, valid and invalid, in order (source: SOURCE.md beside them). */
export const readVectors = (kind: 'inclusion' | 'consistency'): [string, ProofVector][] =>
  readdirSync(join(folder, kind), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => [name, JSON.parse(readFileSync(join(folder, kind, name), 'utf8')) as ProofVector])
