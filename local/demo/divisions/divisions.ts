import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { demoId } from '../demo-id'

/** An administrative division as an organisation of the demo. */
export interface Division {
  /** 2 digits for the province, 4 city, 6 county, 9 township, 12 village; the parent's code is a prefix. */
  code: string
  organisationId: string
  parentId?: string | undefined
  orgPath: string
  /** From the province down, its own name last. */
  names: string[]
  hasChildren: boolean
}

const CODE_LENGTHS = [2, 4, 6, 9, 12]
const LEVELS_WITH_CHILDREN = CODE_LENGTHS.length - 1

/** The number of divisions in the file, for the progress bar. */
export const DIVISION_COUNT = 31_691

export const divisionOrganisationId = (code: string) => demoId('organisation', code)

/** Ids from the province down, each followed by a slash. */
export const divisionOrgPath = (code: string) =>
  CODE_LENGTHS.filter((length) => length <= code.length)
    .map((length) => `${divisionOrganisationId(code.slice(0, length))}/`)
    .join('')

/**
 * All divisions, parents before their children. A line of the file is a village: its code, then the names
 * from the province down, which repeat from line to line. Holds one line in memory at a time.
 */
export async function* readDivisions(): AsyncGenerator<Division> {
  const file = createReadStream(new URL('./hunan.csv.gz', import.meta.url)).pipe(createGunzip())
  let previousCode = ''
  let previousIds: string[] = []
  for await (const row of createInterface({ input: file })) {
    const [code = '', ...names] = row.split(',')
    const isHeader = !/^\d{12}$/.test(code)
    if (isHeader) continue
    const isKnown = (length: number) => previousCode.slice(0, length) === code.slice(0, length)
    // An id is a digest, so those of the divisions above are taken from the previous row.
    const ids = CODE_LENGTHS.map((length, level) =>
      isKnown(length) ? (previousIds[level] ?? '') : divisionOrganisationId(code.slice(0, length)),
    )
    for (const [level, length] of CODE_LENGTHS.entries()) {
      if (isKnown(length)) continue
      yield {
        code: code.slice(0, length),
        organisationId: ids[level] ?? '',
        parentId: ids[level - 1],
        orgPath: `${ids.slice(0, level + 1).join('/')}/`,
        names: names.slice(0, level + 1),
        hasChildren: level < LEVELS_WITH_CHILDREN,
      }
    }
    previousCode = code
    previousIds = ids
  }
}
