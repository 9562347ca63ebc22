import { PlatformError } from '../platform/platform-error'
import type { TemplateSettings } from '../platform/settings'

const DATE = '(\\d{4}[-/.年]\\d{1,2}([-/.月]\\d{1,2}日?|月)?|\\d{1,2}[-/.月]\\d{1,2}日?)'
const TIME = '([01]?\\d|2[0-4]):[0-5]\\d(:[0-5]\\d)?'

type FieldRule = (value: string, allowedValues: string[]) => boolean

const countCharacters = (value: string) => [...value].length
const matching =
  (pattern: RegExp): FieldRule =>
  (value) =>
    pattern.test(value)
/** One moment, or two with a tilde between them. */
const matchingPeriod = (moment: string) => matching(new RegExp(`^${moment}( ?~ ?${moment})?$`))

/** WeChat's table of what a field may contain, by the prefix of its key. */
const rules: Record<string, FieldRule> = {
  thing: (value) => countCharacters(value) <= 20,
  number: (value) => countCharacters(value) <= 32 && /^-?\d+(\.\d+)?$/.test(value),
  letter: matching(/^[A-Za-z]{1,32}$/),
  symbol: matching(/^[^\p{L}\p{N}\s]{1,5}$/u),
  character_string: matching(/^[\x20-\x7e]{1,32}$/),
  time: matchingPeriod(`(${DATE} ?)?${TIME}`),
  date: matchingPeriod(`${DATE}( ?${TIME})?`),
  amount: matching(/^[¥￥$€£]?\d{1,10}(\.\d+)?元?$/),
  phone_number: matching(/^[\d+\-() ]{1,17}$/),
  car_number: matching(/^[\p{Script=Han}A-Z\d][A-Z\d·-]{0,6}[\p{Script=Han}A-Z\d]?$/u),
  name: (value) => countCharacters(value) <= (/\p{Script=Han}/u.test(value) ? 10 : 20) && !/\d/.test(value),
  phrase: matching(/^\p{Script=Han}{1,5}$/u),
  enum: (value, allowedValues) => allowedValues.includes(value),
}

function isValid(key: string, value: unknown, allowedValues: string[] = []): value is string {
  if (typeof value !== 'string' || !value.trim() || /\p{Cc}/u.test(value)) return false
  const prefix = key.replace(/\d+$/, '')
  const rule = rules[prefix] ?? rules.thing
  return rule!(value, allowedValues)
}

/** The values of a message by the template's keys. Throws 47003 for a field that is missing or invalid. */
export function readTemplateValues(template: TemplateSettings, data: unknown): Record<string, string> {
  const given = data && typeof data === 'object' ? (data as Record<string, unknown>) : {}
  const values = template.fields.map(({ key, values: allowedValues }): [string, string] => {
    const field = given[key]
    const value = field && typeof field === 'object' && 'value' in field ? field.value : undefined
    if (value === undefined || value === '')
      throw new PlatformError(47003, `argument invalid! data.${key}.value is empty`)
    if (!isValid(key, value, allowedValues))
      throw new PlatformError(47003, `argument invalid! data.${key}.value invalid`)
    return [key, value]
  })
  return Object.fromEntries(values)
}
