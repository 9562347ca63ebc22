const BEIJING_OFFSET_MS = 8 * 3600_000
const beijingIso = (time) => new Date(time + BEIJING_OFFSET_MS).toISOString()
const days = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

let offset = 0 // the simulator's clock minus this computer's, in milliseconds
let known = false

export const setClock = (iso) => {
  offset = Date.parse(iso) - Date.now()
  known = true
}
export const isClockKnown = () => known
export const now = () => Date.now() + offset

export const minuteOf = (time) => beijingIso(time).slice(11, 16)
export const secondOf = (time) => beijingIso(time).slice(11, 19)
export function dayOf(time) {
  const [year, month, day] = beijingIso(time).slice(0, 10).split('-').map(Number)
  return `${year}年${month}月${day}日 ${days[new Date(time + BEIJING_OFFSET_MS).getUTCDay()]}`
}

/** The time as WeChat's chats show it: the minute today, 昨天, the day, or the year before that. */
export function shortOf(iso) {
  const time = Date.parse(iso)
  const today = beijingIso(now()).slice(0, 10)
  const day = beijingIso(time).slice(0, 10)
  if (day === today) return minuteOf(time)
  if (day === beijingIso(now() - 86_400_000).slice(0, 10)) return '昨天'
  const [year, month, date] = day.split('-').map(Number)
  return year === Number(today.slice(0, 4)) ? `${month}月${date}日` : `${year}/${month}/${date}`
}

export function longOf(iso) {
  const short = shortOf(iso)
  return short.includes(':') ? short : `${short} ${minuteOf(Date.parse(iso))}`
}

export function ageOf(iso) {
  const seconds = Math.max(0, Math.round((now() - Date.parse(iso)) / 1000))
  if (seconds < 60) return '刚刚'
  if (seconds < 3600) return `${Math.floor(seconds / 60)} 分钟前`
  return seconds < 86_400 ? `${Math.floor(seconds / 3600)} 小时前` : `${Math.floor(seconds / 86_400)} 天前`
}
