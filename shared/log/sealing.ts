/** 每日北京时间凌晨两点存证: when serverless.yml starts the seal, an hour of UTC. */
export const SEAL_HOUR = 18

/** When what is recorded now will be sealed. */
export function nextSealAt(now: Date): string {
  const next = new Date(now)
  next.setUTCHours(SEAL_HOUR, 0, 0, 0)
  if (next <= now) next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString()
}

/** 姓名只显示姓: the family name, as far as one character goes, and a mark for each that follows. */
export const masked = (name: string): string => {
  const [first = '', ...rest] = [...name]
  return first + rest.map(() => '＊').join('')
}
