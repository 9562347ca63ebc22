import { isBlankText } from '../typed-text'
import type { RosterRow } from './roster-row'

/** 手机号只显示前三位和后四位。 */
export const maskPhone = (phone: string) => `${phone.slice(0, 3)}****${phone.slice(-4)}`

/** 学员编号和姓名可以绑定微信，只显示前两位和后两位。 */
export const maskRosterCode = (rosterCode: string) => `${rosterCode.slice(0, 2)}****${rosterCode.slice(-2)}`

const fieldTitles: Record<keyof RosterRow, string> = {
  name: '姓名应为 1 至 40 个字',
  rosterCode: '学员编号应为 8 位数字，且须以文本填写',
  phone: '手机号应为 1 开头的 11 位数字',
  jobLevel: '职级不在可选范围内',
  formerJobLevel: '提任前的职级不在可选范围内',
  promotedOn: '提任日期应写作 2026-05-10',
  organisationId: '单位编号不正确',
}

/** Why a roster row is invalid, in Chinese, each reason once. */
export const rosterRowReasons = (issues: { path: PropertyKey[]; keys?: string[] }[]): string[] => [
  ...new Set(
    issues.map(({ path, keys }) => {
      if (keys) return `有不认识的列：${keys.slice(0, 5).join('、')}`
      const field = String(path[0] ?? '')
      return field in fieldTitles ? fieldTitles[field as keyof RosterRow] : '这一行无法识别'
    }),
  ),
]

/** 空行不算。 */
export const isBlankRow = (row: unknown): boolean => {
  const isEmpty = (field: unknown) =>
    field === null || field === undefined || (typeof field === 'string' && isBlankText(field))
  return typeof row === 'object' && row !== null ? Object.values(row).every(isEmpty) : isEmpty(row)
}

/**
 * 同一份名册里编号、手机号不得重复。
 * Returns for each row, in Chinese, which earlier row it repeats, or undefined.
 */
export function findRepeatedRosterRows(rows: (RosterRow | undefined)[]): (string | undefined)[] {
  const seen = new Map<string, number>()
  return rows.map((row, index) => {
    if (!row) return undefined
    const identifiers = [
      { key: `code ${row.rosterCode}`, title: '学员编号' },
      ...(row.phone ? [{ key: `phone ${row.phone}`, title: '手机号' }] : []),
    ]
    const repeated = identifiers.find(({ key }) => seen.has(key))
    if (repeated) return `${repeated.title}与第 ${seen.get(repeated.key)} 行重复`
    for (const { key } of identifiers) seen.set(key, index + 1)
    return undefined
  })
}

/** 登录地点只显示网络地址的前半段。 */
export const networkWords = (address: string): string => {
  const isIPv6 = address.includes(':')
  const groups = address.split(isIPv6 ? ':' : '.').slice(0, 2)
  return isIPv6 ? `${groups.join(':')}:*` : `${groups.join('.')}.*.*`
}

/** System and browser in Chinese, so that administrators recognise their own. */
export function describeBrowser(userAgent: string): string {
  const browsers = [
    [/MicroMessenger/, '微信'],
    [/Edg\//, 'Edge 浏览器'],
    [/OPR\/|Opera/, 'Opera 浏览器'],
    [/Firefox\//, 'Firefox 浏览器'],
    [/Chrome\//, 'Chrome 浏览器'],
    [/Safari\//, 'Safari 浏览器'],
  ] as const
  const systems = [
    [/Windows/, 'Windows'],
    [/iPhone|iPad/, 'iOS'],
    [/Mac OS X/, 'macOS'],
    [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
    [/Android/, 'Android'],
    [/Linux/, 'Linux'],
  ] as const
  const nameIn = (names: readonly (readonly [RegExp, string])[]) =>
    names.find(([pattern]) => pattern.test(userAgent))?.[1]
  return [nameIn(systems), nameIn(browsers) ?? '未知浏览器'].filter(Boolean).join(' · ')
}
