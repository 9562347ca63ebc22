/** A length as `1:02:05` or `1:05`. */
export function formatLength(seconds: number): string {
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const twoDigits = (part: number) => String(part).padStart(2, '0')
  const rest = twoDigits(seconds % 60)
  return hours ? `${hours}:${twoDigits(minutes)}:${rest}` : `${minutes}:${rest}`
}

/** The seconds of `12:30`, `12：30`, `1:02:05` or plain minutes as in `12`; undefined for any other text. */
export function parseLength(text: string): number | undefined {
  const parts = text
    .trim()
    .replace(/[：分]/g, ':')
    .replace(/秒/g, '')
    .split(':')
    .filter(Boolean)
  if (!parts.length || parts.length > 3 || parts.some((part) => !/^\d{1,4}$/.test(part))) return undefined
  if (parts.length === 1) return Number(parts[0]) * 60
  return parts.reduce((sum, part) => sum * 60 + Number(part), 0)
}
