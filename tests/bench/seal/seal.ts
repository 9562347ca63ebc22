import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { parse } from 'yaml'
import { createTemporaryFolder } from '../../support/temporary-folder'
import { atLeast, atMost, report } from '../report'
import { startStage } from '../stage'

const execute = promisify(execFile)

const ENTRIES = 100_000
const LEARNERS = 40_000

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
function numberedId(word: string, nth: number): string {
  const bytes = createHash('sha256').update(`${word} ${nth}`).digest().subarray(0, 23)
  return `01J${[...bytes].map((byte) => digits[byte % 32]).join('')}`
}

function entryOf(nth: number) {
  const [learnerId, courseId] = [numberedId('learner', nth % LEARNERS), numberedId('course', nth)]
  const facts = {
    creditYear: 2026,
    title: `基层治理与数字化转型专题课程（第 ${nth % 900} 讲）`,
    categoryId: 'public-service',
  }
  const rest = {
    requirement: 'required',
    subject: 'general',
    studyHours: 1.5,
    policyId: 'policy-yunnan-2024',
    courseVersion: 1,
  }
  const entryId = `2026-${courseId}-00001`
  const at = new Date(Date.UTC(2026, 10, 26) + nth * 800).toISOString()
  return {
    learnerId,
    entryId,
    kind: 'award',
    ...facts,
    ...rest,
    courseId,
    creditedSeconds: 4050,
    awardedAt: at,
    _et: 'CreditEntry',
    _ct: at,
    _md: at,
  }
}

/** The options with which the function is deployed: they limit how much garbage it holds. */
function readNodeOptions(): string {
  const template = parse(readFileSync(new URL('../../../serverless.yml', import.meta.url), 'utf8'), {
    logLevel: 'silent', // of CloudFormation's tags
  })
  return template.functions.seal.environment.NODE_OPTIONS
}

/**
 * (e) The deployed function seals a day of a hundred thousand entries. Processor time and peak memory are
 * those of its process, as the kernel counts them; the engine runs in a process of its own.
 */
export async function sealBench(): Promise<boolean> {
  const { path: folder, remove } = createTemporaryFolder('seal')
  const stage = await startStage()
  try {
    const { putRows } = await import('@zhixing/functions/core/dynamodb/rows')
    const { entryKeyOf, ledgerKeyOf } = await import('@zhixing/functions/ledger/store/entry-key')
    const { unsealedKeyOf } = await import('@zhixing/functions/ledger/store/unsealed-queue')
    for (let from = 0; from < ENTRIES; from += 500) {
      const rows = Array.from({ length: 500 }, (_, nth) => entryOf(from + nth)).flatMap((entry) => {
        const key = entryKeyOf(entry.learnerId, entry.entryId)
        return [
          { ...entry, ...ledgerKeyOf(key) },
          { ...unsealedKeyOf(key), _et: 'Unsealed', learnerId: entry.learnerId, entryId: entry.entryId },
        ]
      })
      await putRows(rows)
    }
    const file = join(folder, 'seal.mjs')
    await build({
      entryPoints: [new URL('./seal-once.ts', import.meta.url).pathname],
      outfile: file,
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      mainFields: ['module', 'main'],
      banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
      logLevel: 'error',
    })
    // Asynchronous: this process serves the bucket meanwhile.
    const { stdout } = await execute(process.execPath, [file], {
      env: { ...process.env, NODE_OPTIONS: readNodeOptions() },
    })
    const taken = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as {
      size: number
      seconds: number
      elapsed: number
      megabytes: number
    }
    console.log(`sealing ${ENTRIES} entries (without the engine; ${taken.elapsed.toFixed(0)} s elapsed):`)
    const claims = [
      atLeast('entries sealed', taken.size, ENTRIES),
      atMost('seconds of one core', taken.seconds, 30),
      atMost('most memory held, MB', taken.megabytes, 120),
    ]
    return report('seal', claims, { taken })
  } finally {
    stage.stop()
    remove()
  }
}
