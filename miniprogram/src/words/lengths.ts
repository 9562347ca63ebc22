/** A length in seconds as text: `45 秒`, `12 分 30 秒`, `45 分钟`, `1 小时 5 分`. */
export function lengthWords(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 60) return `${whole} 秒`
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  if (hours) return minutes ? `${hours} 小时 ${minutes} 分` : `${hours} 小时`
  return whole % 60 ? `${minutes} 分 ${whole % 60} 秒` : `${minutes} 分钟`
}

const EXACT_BELOW_SECONDS = 600

/** As `lengthWords`, rounded to whole minutes from ten minutes on. */
export const roundedLengthWords = (seconds: number) =>
  lengthWords(seconds < EXACT_BELOW_SECONDS ? seconds : Math.round(seconds / 60) * 60)

/** A position in a lesson: `3:07`. */
export const positionWords = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
