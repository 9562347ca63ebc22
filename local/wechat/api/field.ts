import type { TemplateSettings } from '../platform/settings'
import { PlatformError } from './platform-error'

const DATE = '(\\d{4}[-/.年]\\d{1,2}([-/.月]\\d{1,2}日?|月)?|\\d{1,2}[-/.月]\\d{1,2}日?)'
const TIME = '([01]?\\d|2[0-4]):[0-5]\\d(:[0-5]\\d)?'
const rangeOf = (moment: string) => new RegExp(`^${moment}( ?~ ?${moment})?$`)

const lengthOf = (value: string) => [...value].length
const matching = (pattern: RegExp) => (value: string) => pattern.test(value)

/** The platform's table of keys and limits, by prefix. */
const rules: Record<string, (value: string, choices?: string[]) => boolean> = {
  thing: (value) => lengthOf(value) <= 20,
  number: (value) => lengthOf(value) <= 32 && /^-?\d+(\.\d+)?$/.test(value),
  letter: matching(/^[A-Za-z]{1,32}$/),
  symbol: matching(/^[^\p{L}\p{N}\s]{1,5}$/u),
  character_string: matching(/^[\x20-\x7e]{1,32}$/),
  time: matching(rangeOf(`(${DATE} ?)?${TIME}`)),
  date: matching(rangeOf(`${DATE}( ?${TIME})?`)),
  amount: matching(/^[¥￥$€£]?\d{1,10}(\.\d+)?元?$/),
  phone_number: matching(/^[\d+\-() ]{1,17}$/),
  car_number: matching(/^[\p{Script=Han}A-Z\d][A-Z\d·-]{0,6}[\p{Script=Han}A-Z\d]?$/u),
  name: (value) => lengthOf(value) <= (/\p{Script=Han}/u.test(value) ? 10 : 20) && !/\d/.test(value),
  phrase: matching(/^\p{Script=Han}{1,5}$/u),
  enum: (value, choices = []) => choices.includes(value),
}

export function fieldIsValid(key: string, value: unknown, choices?: string[]): value is string {
  if (typeof value !== 'string' || !value.trim() || /\p{Cc}/u.test(value)) return false
  const rule = rules[key.replace(/\d+$/, '')] ?? rules.thing
  return rule!(value, choices)
}

/** The values of a message by the template's own keys; 47003 names the first that does not fit. */
export function valuesOf(template: TemplateSettings, sent: unknown): Record<string, string> {
  const given = sent && typeof sent === 'object' ? (sent as Record<string, unknown>) : {}
  return Object.fromEntries(
    template.fields.map(({ key, values }) => {
      const field = given[key]
      const value = field && typeof field === 'object' && 'value' in field ? field.value : undefined
      if (value === undefined || value === '')
        throw new PlatformError(47003, `argument invalid! data.${key}.value is empty`)
      if (!fieldIsValid(key, value, values))
        throw new PlatformError(47003, `argument invalid! data.${key}.value invalid`)
      return [key, value]
    }),
  )
}
