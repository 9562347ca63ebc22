/** A parameter of an address, decoded; one that cannot be decoded, such as a scanned `%ff`, as it is. */
export function decodeParameter(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
