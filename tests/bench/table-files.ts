import { createReadStream, createWriteStream, statSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { TableFormat } from '@zhixing/functions/core/spreadsheet/read-table'
import { zipSync } from 'fflate'
import { createTemporaryFolder } from '../support/temporary-folder'
import { atMost, goal, report } from './report'
import { startStage } from './stage'

const TEXT_ROWS = 1_000_000
const WORKBOOK_ROWS = 200_000
const IMPORTED_ROWS = 2000
const MEGABYTE = 1024 * 1024

const rows = (count: number) => `${count.toLocaleString('en')} rows`

const header = ['姓名', '学员编号', '手机号', '职级']
const rowAt = (row: number) => [`学员${row}`, `${10_000_000 + row}`, `${15_400_000_000 + row}`, '乡科级']

function* rowsOf(count: number) {
  for (let row = 0; row < count; row++) yield rowAt(row)
}

/** Runs `work`. Returns its seconds and how many megabytes the process grew at most meanwhile. */
async function measure(work: () => Promise<unknown>): Promise<{ seconds: number; megabytes: number }> {
  const before = process.memoryUsage.rss()
  let most = before
  const sampler = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 20)
  const startedAt = performance.now()
  await work()
  const seconds = (performance.now() - startedAt) / 1000
  clearInterval(sampler)
  return { seconds, megabytes: (Math.max(most, process.memoryUsage.rss()) - before) / MEGABYTE }
}

/** Table files: written, read and imported, and one that would unpack to a gigabyte refused. */
export async function tableFilesBench(): Promise<boolean> {
  const { path: folder, remove } = createTemporaryFolder('table-files')
  try {
    const text = await writeAndRead(join(folder, 'roster.csv'), TEXT_ROWS, 'text')
    const workbook = await writeAndRead(join(folder, 'roster.xlsx'), WORKBOOK_ROWS, 'workbook')
    const bomb = await refuseBomb()
    const imported = await importRows()
    return report(
      'table-files',
      [
        atMost(`${rows(TEXT_ROWS)} of text written, s`, text.written.seconds, 60),
        atMost('its memory, MB', text.written.megabytes, 150),
        atMost(`${rows(TEXT_ROWS)} of text read, s`, text.read.seconds, 60),
        atMost('its memory, MB', text.read.megabytes, 200),
        atMost(`${rows(WORKBOOK_ROWS)} of a workbook written, s`, workbook.written.seconds, 24),
        atMost('its memory, MB', workbook.written.megabytes, 150),
        atMost(`${rows(WORKBOOK_ROWS)} of a workbook read, s`, workbook.read.seconds, 60),
        atMost('its memory, MB', workbook.read.megabytes, 200),
        atMost('an archive of a gigabyte of zeros refused, s', bomb.seconds, 0.2),
        atMost('its memory, MB', bomb.megabytes, 64),
        goal(
          atMost(
            `100,000 rows imported into the engine, s, from ${rows(IMPORTED_ROWS)}`,
            imported.seconds * (100_000 / IMPORTED_ROWS),
            60,
          ),
        ),
      ],
      { text, workbook, bomb, imported },
    )
  } finally {
    remove()
  }
}

async function writeAndRead(file: string, count: number, format: TableFormat) {
  const { writeTable } = await import('@zhixing/functions/core/spreadsheet/write-table')
  const { readRows } = await import('@zhixing/functions/core/spreadsheet/read-table')
  const { createRepeatFinder } = await import('@zhixing/functions/imports/repeated-rows')
  const table = () => writeTable({ sheetName: '名册', header, rows: rowsOf(count) }, format)
  const written = await measure(() => pipeline(table, createWriteStream(file)))
  const read = await measure(async () => {
    const findRepeat = createRepeatFinder()
    let rows = 0
    const open = () => createReadStream(file) as AsyncIterable<Uint8Array>
    for await (const { number, cells } of readRows({ bytes: statSync(file).size, open }, format)) {
      rows += 1
      const [, rosterCode = '', phone] = cells
      if (rows > 1) findRepeat({ number, rosterCode, phone })
    }
    if (rows !== count + 1) throw new Error(`${rows} rows were read`)
  })
  return { written, read }
}

async function refuseBomb() {
  const { checkArchive } = await import('@zhixing/functions/core/spreadsheet/check-archive')
  const zeros = new Uint8Array(16 * MEGABYTE)
  const parts = Array.from({ length: 64 }, (_, part) => [`xl/worksheets/sheet${part}.xml`, zeros] as const)
  const archive = zipSync(Object.fromEntries(parts), { level: 9 })
  return measure(async () => {
    try {
      checkArchive(archive)
    } catch {
      return
    }
    throw new Error('the archive was not refused')
  })
}

/** The whole way of an import: upload, reading, check and import of people who are new. */
async function importRows() {
  const stage = await startStage()
  try {
    const { anAdministrator } = await import('../support/identity/given')
    const { aCheckedImport, csvOf, runImport } = await import('../support/imports/given')
    const { collectQueue } = await import('../support/queue')
    collectQueue()
    const owner = await anAdministrator()
    const file = csvOf(header.join(), ...Array.from({ length: IMPORTED_ROWS }, (_, row) => rowAt(row).join()))
    return await measure(async () => {
      const { importId, revision } = await aCheckedImport(file, owner)
      const done = await runImport(owner, importId, revision)
      if (done.progress?.accepted !== IMPORTED_ROWS) throw new Error('a row was refused')
    })
  } finally {
    stage.stop()
  }
}
