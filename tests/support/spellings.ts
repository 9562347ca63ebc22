const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/**
 * Another base64 of the same bytes: the last character before the padding has bits that no byte uses. Works
 * for both alphabets, as that character is never one of the last two.
 */
export function respellBase64(text: string): string {
  const at = text.replace(/=+$/, '').length - 1
  const last = alphabet.indexOf(text[at] ?? '')
  return text.slice(0, at) + alphabet[last ^ 1] + text.slice(at + 1)
}
