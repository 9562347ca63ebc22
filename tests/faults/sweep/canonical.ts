import { createHash } from 'node:crypto'
import { DAY_MS } from '@zhixing/shared/calendar'
import type { WireItem, WireValue } from '../../support/engine/units'
import type { Scenario } from '../scenario'

const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g
const base36Milliseconds = /(?<![0-9a-z])0?[a-z][0-9a-z]{7}(?![0-9a-z])/g // in the keys of course cards
const base36Seconds = /(?<="trace":")[a-z][0-9a-z]{5}(?= )/ // at the head of a session's trace
const ulids = /[0-7][0-9A-HJKMNP-TV-Z]{25}/g
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const timeOfUlid = (id: string) =>
  [...id.slice(0, 10)].reduce((time, letter) => time * 32 + alphabet.indexOf(letter), 0)

type Ignored = Pick<Scenario, 'varyingFields' | 'varyingPartitions'>

/** Every try announces its change of the roster; modules that follow look at the learner once more. */
const ANNOUNCEMENTS = 'ROSTER-CHANGES#'

/**
 * A table as sorted lines that are equal for two tables with the same meaning. Instants and ids made at or
 * after `since` become placeholders; the toolbox's own timestamps and what the scenario declares as varying
 * are left out.
 */
export function canonicalRows(
  items: WireItem[],
  since: Date,
  { varyingFields = [], varyingPartitions = [] }: Ignored = {},
): string[] {
  const ignored = new Set(['_ct', '_md', ...varyingFields])
  const ignoredPartitions = [ANNOUNCEMENTS, ...varyingPartitions]
  const replaceNew = (text: string) =>
    text
      .replace(instant, (found) => (found >= since.toISOString() ? '‹later›' : found))
      .replace(base36Milliseconds, (found) =>
        isLater(Number.parseInt(found, 36), since, 1) ? '‹later›' : found,
      )
      .replace(base36Seconds, (found) =>
        isLater(Number.parseInt(found, 36) * 1000, since, 1) ? '‹later›' : found,
      )
      .replace(ulids, (found) => (timeOfUlid(found) >= since.getTime() ? '‹new›' : found))
  const plainValue = (value: WireValue): unknown => {
    const [[type, content] = ['NULL', true]] = Object.entries(value)
    if (type === 'S') return replaceNew(String(content))
    if (type === 'N') return replaceNewNumber(Number(content), since)
    if (type === 'L') return (content as WireValue[]).map(plainValue)
    if (type === 'M') return plainFields(content as WireItem)
    return Array.isArray(content) ? [...content].sort() : content
  }
  const plainFields = (item: WireItem) =>
    Object.fromEntries(
      Object.entries(item)
        .filter(([name]) => !ignored.has(name))
        .map(([name, value]) => [name, isHashOfInstants(name, value) ? '‹hash›' : plainValue(value)] as const)
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    )
  return items
    .filter(({ pk }) => !ignoredPartitions.some((prefix) => String(pk?.S).startsWith(prefix)))
    .map((item) => JSON.stringify(plainFields(item)))
    .sort()
}

/** The audit log's lines hash the line before, whose instants vary; fsck checks that the chain holds. */
const isHashOfInstants = (name: string, value: WireValue) => name === 'previousHash' && value.S !== ''

/** Recognises epoch seconds and milliseconds of the next twenty years. */
const replaceNewNumber = (number: number, since: Date): number | string =>
  isLater(number > 1e12 ? number : number * 1000, since) ? '‹later›' : number

const isLater = (ms: number, since: Date, days = 20 * 365) =>
  ms >= since.getTime() && ms < since.getTime() + days * DAY_MS

/** 12 hexadecimal digits. */
export const digestOf = (lines: readonly string[]) =>
  createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 12)

/** A diff for people: `-` for lines that are missing, `+` for lines that are new. */
export const differences = (expected: readonly string[], found: readonly string[]) => [
  ...expected.filter((line) => !found.includes(line)).map((line) => `- ${line}`),
  ...found.filter((line) => !expected.includes(line)).map((line) => `+ ${line}`),
]
