import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { Primitives } from '../../../verify/verify.mjs'

/** Computed here, because older WebViews lack Ed25519 and a page without TLS has no SHA-256. */
export const browserCrypto: Primitives = {
  sha256,
  verify(publicKey, message, signature) {
    try {
      return ed25519.verify(signature, message, publicKey, { zip215: false })
    } catch {
      return false // a malformed key or signature matches nothing
    }
  },
}
