import { hashOfFile, isChangeFileName, openChangeFile } from '../changes/change-file'
import type { PublicLogKey } from '../checkpoint/log-key'
import type { LodgedFiles } from '../sealing/lodged-files'
import type { FsckFinding } from './finding'
import type { TableSnapshot } from './snapshot'

/**
 * What differs between the audit log in the table and the lodged files of its days, and whether the numbers
 * of every object's lines follow each other.
 */
export function findAlteredChanges(
  { changes }: Pick<TableSnapshot, 'changes'>,
  lodged: LodgedFiles,
  key: PublicLogKey,
): FsckFinding[] {
  const findings: FsckFinding[] = []
  const sealedNames = new Set<string>()
  const sealedDays = new Set<string>()
  const hashes = new Set([...lodged.values()].map(hashOfFile))
  for (const [name, signed] of lodged) {
    if (!isChangeFileName(name)) continue
    const where = `lodged ${name}`
    const file = openChangeFile(signed, key)
    if (!file) {
      findings.push({ where, what: 'altered: the key of the log did not sign this' })
      continue
    }
    const hasPrevious = file.previous === '-' || hashes.has(file.previous)
    if (!hasPrevious) findings.push({ where, what: 'the file of the day before is gone or altered' })
    sealedDays.add(`${file.province}#${file.day}`)
    for (const line of file.lines) {
      sealedNames.add(line.name)
      const hash = changes.get(line.name)?.hash
      const where = `change ${line.name}`
      if (hash === undefined) findings.push({ where, what: 'removed from the table' })
      else if (hash !== line.hash) findings.push({ where, what: 'altered after it was sealed' })
    }
  }
  for (const [name, { day }] of changes)
    if (sealedDays.has(day) && !sealedNames.has(name))
      findings.push({ where: `change ${name}`, what: 'inserted into a day that was sealed' })
  return [...findings, ...findBrokenChains(changes)]
}

/** Every line names the hash of the line before; the first of an object names none. */
const findBrokenChains = (changes: TableSnapshot['changes']): FsckFinding[] =>
  [...changes].flatMap(([name, { previousHash }]) => {
    const end = name.lastIndexOf('#') + 1
    const number = Number(name.slice(end))
    const before = number === 1 ? '' : changes.get(`${name.slice(0, end)}${number - 1}`)?.hash
    return before === previousHash
      ? []
      : [{ where: `change ${name}`, what: 'does not follow the line before' }]
  })
