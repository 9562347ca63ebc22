/**
 * The SHA-256 of a file in hexadecimal. Read in parts, so that a long film does not fill the memory; by a
 * library, because a page without TLS has no SHA-256. Throws once `signal` is aborted.
 */
export async function sha256Of(file: File, signal: AbortSignal): Promise<string> {
  const { sha256 } = await import('@noble/hashes/sha2.js')
  const hash = sha256.create()
  const reader = file.stream().getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    signal.throwIfAborted()
    hash.update(part.value)
  }
  return Array.from(hash.digest(), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
