export interface Primitives {
  sha256: (bytes: Uint8Array) => Uint8Array
  verify: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean | Promise<boolean>
}
export interface CheckStep {
  name: 'receipt' | 'opened' | 'checkpoint' | 'inclusion' | 'signature' | 'earlier'
  /** Undefined if undecided. */
  fits: boolean | undefined
  zh: string
  en: string
}
export interface CheckOptions {
  crypto: Primitives
  key?: string | undefined
  earlier?: string | undefined
  consistency?: { proof: string[] } | undefined
}
interface Inclusion {
  leaf: Uint8Array
  index: number
  size: number
  proof: Uint8Array[]
  root: Uint8Array
}
interface Consistency {
  from: number
  to: number
  fromRoot: Uint8Array
  toRoot: Uint8Array
  proof: Uint8Array[]
}
export function canonical(value: unknown): string
export function bytesOf(base64: string): Uint8Array
export function base64Of(bytes: Uint8Array): string
export function readNote(
  text: string,
): { name: string; size: number; root: Uint8Array; time: string } | undefined
export function treeOf(sha256: Primitives['sha256']): {
  leafHash: (text: string) => Uint8Array
  includes: (proof: Inclusion) => boolean
  isConsistent: (proof: Consistency) => boolean
}
export function checkReceipt(receipt: unknown, options: CheckOptions): Promise<CheckStep[]>
export interface ReversalWords {
  zh: string
  en: string
}
export function reversalOf(receipt: {
  leaf: Record<string, unknown>
  reversed?: { at: string } | undefined
}): ReversalWords | undefined
export const laterReversals: ReversalWords
export function factsOf(receipt: {
  leaf: Record<string, unknown>
  opened: { name: string; value: unknown }[]
}): Record<string, unknown>
