import { hash } from 'node:crypto'
import { dayOf } from '@zhixing/shared/calendar'
import type { ChangeLine } from '../../core/audit/change-line'
import type { PublicLogKey } from '../checkpoint/log-key'
import { openSignedText } from '../checkpoint/note'

/** The audit log of one province on one day, as it is lodged outside the table. */
export interface ChangeFile {
  province: string
  day: string
  /** SHA-256 in base64 of the file of the day before; `-` in the first file. */
  previous: string
  /** `kind#id#number` of a line and its hash, in the order in which they were recorded. */
  lines: { name: string; hash: string }[]
}

/** Names a line in the files and in what fsck finds. */
export const lineNameOf = ({ kind, objectId, number }: ChangeLine) => `${kind}#${objectId}#${number}`

/** Names the file that a line belongs to: `province#day`. */
export function lodgedDayOf({ scope, recordedAt }: ChangeLine): string {
  const [province = ''] = scope.split('/')
  return `${province}#${dayOf(new Date(recordedAt))}`
}

const TITLE = 'zhixing changes v1'

export const changeFileName = ({ province, day }: Pick<ChangeFile, 'province' | 'day'>) =>
  `changes-${province}-${day}.txt`

export const isChangeFileName = (name: string) => /^changes-\w+-\d{4}-\d\d-\d\d\.txt$/.test(name)

export const hashOfFile = (text: string) => hash('sha256', text, 'base64')

/** The text that is signed: it follows from the day's lines, so a second run writes the same. */
export const toChangeText = ({ province, day, previous, lines }: ChangeFile): string =>
  [
    TITLE,
    `province ${province}`,
    `day ${day}`,
    `previous ${previous}`,
    `lines ${lines.length}`,
    ...lines.map((line) => `${line.name} ${line.hash}`),
    '',
  ].join('\n')

const headShape = new RegExp(
  `^${TITLE}\\nprovince (?<province>\\w+)\\nday (?<day>\\S+)\\nprevious (?<previous>\\S+)\\nlines (?<count>\\d+)\\n`,
)

/** The file in a signed text; undefined if this key did not sign it or it has another shape. */
export function openChangeFile(signed: string, key: PublicLogKey): ChangeFile | undefined {
  const text = openSignedText(signed, key)
  const head = text === undefined ? undefined : headShape.exec(text)
  if (text === undefined || !head?.groups) return undefined
  const { province = '', day = '', previous = '', count } = head.groups
  const lines = text.slice(head[0].length).split('\n').slice(0, -1).map(toLine)
  return lines.length === Number(count) ? { province, day, previous, lines } : undefined
}

const toLine = (text: string) => {
  const end = text.lastIndexOf(' ')
  return { name: text.slice(0, end), hash: text.slice(end + 1) }
}
