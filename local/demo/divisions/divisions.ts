import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { idOf } from '../id'

/** A division as an organisation: codes are prefixes of each other, two digits for the province to twelve for a village. */
export interface Division {
  code: string
  organisationId: string
  parentId?: string | undefined
  orgPath: string
  names: string[] // from the province down, itself last
  hasChildren: boolean
}

const codeLengths = [2, 4, 6, 9, 12]

export const organisationIdOf = (code: string) => idOf('organisation', code)

/** Ids from the province down, each with its slash: the code alone says them all. */
export const orgPathOf = (code: string) => idsOf(code).join('/').concat('/')

const idsOf = (code: string) =>
  codeLengths
    .filter((length) => length <= code.length)
    .map((length) => organisationIdOf(code.slice(0, length)))

/** The whole tree, a parent before its children, one line of the file in memory at a time. */
export async function* divisions(): AsyncGenerator<Division> {
  const file = createReadStream(new URL('./hunan.csv.gz', import.meta.url)).pipe(createGunzip())
  let above = ''
  let line: string[] = []
  for await (const row of createInterface({ input: file })) {
    const [code = '', ...names] = row.split(',')
    if (!/^\d{12}$/.test(code)) continue // the header
    // Ids are digests: those above are the same from row to row and are kept.
    const ids = codeLengths.map((length, level) =>
      level < 4 && above.length === 12 && above.slice(0, length) === code.slice(0, length)
        ? (line[level] ?? '')
        : organisationIdOf(code.slice(0, length)),
    )
    for (const [level, length] of codeLengths.entries()) {
      if (above.slice(0, length) === code.slice(0, length)) continue
      yield {
        code: code.slice(0, length),
        organisationId: ids[level] ?? '',
        parentId: ids[level - 1],
        orgPath: `${ids.slice(0, level + 1).join('/')}/`,
        names: names.slice(0, level + 1),
        hasChildren: level < 4,
      }
    }
    above = code
    line = ids
  }
}

/** How many the file has, for the bar. */
export const DIVISIONS = 31_691
