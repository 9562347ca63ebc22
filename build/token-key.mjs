/** Prints a new Ed25519 key for tokens: TOKEN_KEY for identity, TOKEN_PUBLIC_KEYS for every function. */
import { generateKeyPairSync } from 'node:crypto'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
console.log(`TOKEN_KEY=${privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')}`)
console.log(`TOKEN_PUBLIC_KEYS=${publicKey.export({ format: 'der', type: 'spki' }).toString('base64')}`)
