import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { Primitives } from '../../../verify/verify.mjs'

/** Reckoned here and not asked of the browser: older WebViews have no Ed25519, and none gives SHA-256 to a page without TLS. */
export const primitives: Primitives = {
  sha256,
  verify(publicKey, message, signature) {
    try {
      return ed25519.verify(signature, message, publicKey, { zip215: false })
    } catch {
      return false // no point of the curve, a wrong length: nobody’s signature
    }
  },
}
