import { integerBelow } from '../../random'
import {
  drawOne,
  drawRow,
  editRow,
  fieldsOf,
  partitionName,
  removeRow,
  rowsOf,
  type TamperingMethod,
} from './edits'

const nodeName = ({ pk, sk }: { pk: string; sk: string }) => `node ${pk.split('#')[2]}/${Number(sk)}`
const headFields = ['size', 'root', 'sealedAt', 'previousSize', 'previousRoot']

export const treeMethods: Record<string, TamperingMethod> = {
  'edits a node': (store, random) => {
    const row = drawRow(store, 'LOG#NODES#', random)
    return row && editRow(store, row, ['hash'], random) ? [nodeName(row)] : undefined
  },
  'removes a node': (store, random) => {
    const row = drawRow(store, 'LOG#NODES#', random)
    if (!row) return undefined
    removeRow(store, row)
    return [nodeName(row)]
  },
  'edits a checkpoint': (store, random) => {
    const row = drawRow(store, 'LOG#CHECKPOINTS', random)
    const isEdited = row && editRow(store, row, fieldsOf(row), random)
    return isEdited ? [`checkpoint ${Number(row.sk)}`] : undefined
  },
  'removes a checkpoint': (store, random) => {
    const row = drawRow(store, 'LOG#CHECKPOINTS', random)
    if (!row) return undefined
    removeRow(store, row)
    return [`checkpoint ${Number(row.sk)}`]
  },
  'edits the head of the log': (store, random) => {
    const row = store.rows.get('LOG HEAD')
    return row && editRow(store, row, headFields, random) ? ['head'] : undefined
  },
  'removes the head of the log': (store) => (store.rows.delete('LOG HEAD') ? ['head'] : undefined),
  'rolls the whole table back to an earlier checkpoint': (store) => {
    const checkpoints = rowsOf(store, 'LOG#CHECKPOINTS').sort((one, other) => (one.sk < other.sk ? -1 : 1))
    const [first, last] = checkpoints
    if (!first || !last) return undefined
    const size = Number(first.size)
    for (const row of rowsOf(store, 'SEALED#').filter(({ index }) => Number(index) >= size)) {
      removeRow(store, row)
      removeRow(store, { ...row, pk: `LEDGER#${partitionName(row.pk)}` })
    }
    for (const row of rowsOf(store, 'LOG#LEAVES').filter(({ sk }) => Number(sk) >= size))
      removeRow(store, row)
    removeRow(store, last)
    return [`checkpoint ${Number(last.size)}`, `leaf ${size}`]
  },
  'edits a lodged file': (store, random) => {
    const files = [...store.lodged].filter(([file]) => !file.startsWith('consistency'))
    const [name, text] = drawOne(files, random) ?? []
    if (!name || !text) return undefined
    const at = integerBelow(text.length - 2, random)
    store.lodged.set(name, `${text.slice(0, at)}${text[at] === 'A' ? 'Z' : 'A'}${text.slice(at + 1)}`)
    return store.lodged.get(name) === text ? undefined : [`lodged ${name}`]
  },
  'removes a lodged file': (store, random) => {
    const name = drawOne([...store.lodged.keys()], random)
    if (!name) return undefined
    store.lodged.delete(name)
    return [`lodged ${name}`]
  },
}
