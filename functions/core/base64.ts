/**
 * The bytes of a text in base64 or base64url; undefined unless it is their one spelling. Node's decoder
 * ignores foreign characters, padding and the last bits of the last character.
 */
export function decodeBase64(text: string, encoding: 'base64' | 'base64url' = 'base64'): Buffer | undefined {
  const bytes = Buffer.from(text, encoding)
  return bytes.toString(encoding) === text ? bytes : undefined
}
