import type { Policy } from './policy'

/** `自2024年1月起`: the date as precisely as the source gives it. */
export function effectiveDateText({ effectiveOn, effectivePrecision = 'day', expiresOn }: Policy): string {
  if (!effectiveOn) return '来源未注明日期'
  const [year, month, day] = effectiveOn.split('-').map(Number)
  const dateTexts = { year: `${year}年`, month: `${year}年${month}月`, day: `${year}年${month}月${day}日` }
  const from = dateTexts[effectivePrecision]
  return expiresOn ? `自${from}起，${expiresOn} 起停用` : `自${from}起`
}

export const trustTitles: Record<Policy['trust'], string> = {
  high: '可信度高',
  medium: '可信度中等',
  low: '可信度低',
}
