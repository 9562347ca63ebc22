/** 3725 → `1:02:05`, 65 → `1:05`. */
export function lengthOf(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const [hours, ...rest] = parts
  const [minutes, left] = rest.map((part) => String(part).padStart(2, '0'))
  return hours ? `${hours}:${minutes}:${left}` : `${Number(minutes)}:${left}`
}

/** `12:30`, `12：30`, `1:02:05` or plain minutes `12` → seconds; undefined for what is no length. */
export function secondsOf(typed: string): number | undefined {
  const parts = typed
    .trim()
    .replace(/[：分]/g, ':')
    .replace(/秒/g, '')
    .split(':')
    .filter(Boolean)
  if (!parts.length || parts.length > 3 || parts.some((part) => !/^\d{1,4}$/.test(part))) return undefined
  if (parts.length === 1) return Number(parts[0]) * 60
  return parts.reduce((sum, part) => sum * 60 + Number(part), 0)
}
