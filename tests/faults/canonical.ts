import { createHash } from 'node:crypto'
import type { WireItem, WireValue } from '../support/engine/units'
import type { Scenario } from './scenario'

const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g
const compact = /(?<![0-9a-z])0?[a-z][0-9a-z]{7}(?![0-9a-z])/g // milliseconds, in the keys of cards
const traced = /(?<="trace":")[a-z][0-9a-z]{5}(?= )/ // seconds, at the head of a trace
const ulids = /[0-7][0-9A-HJKMNP-TV-Z]{25}/g
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const timeOf = (id: string) =>
  [...id.slice(0, 10)].reduce((time, letter) => time * 32 + alphabet.indexOf(letter), 0)

/**
 * A table as text, in which two tables are equal if they say the same: moments and ids that came into being after `since` count as such and no more, what
 * the toolbox notes for itself does not count, and neither does what a scenario says may vary.
 */
export function canonical(
  items: WireItem[],
  since: Date,
  { varies = [], apart = [] }: Pick<Scenario, 'varies' | 'apart'> = {},
): string[] {
  const ignored = new Set(['_ct', '_md', ...varies])
  const later = (text: string) =>
    text
      .replace(instant, (found) => (found >= since.toISOString() ? '‹later›' : found))
      .replace(compact, (found) => (isLater(Number.parseInt(found, 36), since, 1) ? '‹later›' : found))
      .replace(traced, (found) => (isLater(Number.parseInt(found, 36) * 1000, since, 1) ? '‹later›' : found))
      .replace(ulids, (found) => (timeOf(found) >= since.getTime() ? '‹new›' : found))
  const plain = (value: WireValue): unknown => {
    const [[type, content] = ['NULL', true]] = Object.entries(value)
    if (type === 'S') return later(String(content))
    if (type === 'N') return numberOf(Number(content), since)
    if (type === 'L') return (content as WireValue[]).map(plain)
    if (type === 'M') return fields(content as WireItem)
    return Array.isArray(content) ? [...content].sort() : content
  }
  const fields = (item: WireItem) =>
    Object.fromEntries(
      Object.entries(item)
        .filter(([name]) => !ignored.has(name))
        .map(([name, value]) => [name, plain(value)])
        .sort(([one], [other]) => ((one as string) < (other as string) ? -1 : 1)),
    )
  return items
    .filter(({ pk }) => !apart.some((prefix) => String(pk?.S).startsWith(prefix)))
    .map((item) => JSON.stringify(fields(item)))
    .sort()
}

/** Epoch seconds and milliseconds of the years to come. */
const numberOf = (number: number, since: Date): number | string =>
  isLater(number > 1e12 ? number : number * 1000, since) ? '‹later›' : number
const isLater = (ms: number, since: Date, days = 20 * 365) =>
  ms >= since.getTime() && ms < since.getTime() + days * 86_400_000

export const digestOf = (text: readonly string[]) =>
  createHash('sha256').update(text.join('\n')).digest('hex').slice(0, 12)

/** The lines of one that the other lacks, for people to read. */
export const differences = (wanted: readonly string[], found: readonly string[]) => [
  ...wanted.filter((line) => !found.includes(line)).map((line) => `- ${line}`),
  ...found.filter((line) => !wanted.includes(line)).map((line) => `+ ${line}`),
]
