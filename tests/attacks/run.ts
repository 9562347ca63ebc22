import { startStage } from '../bench/stage'
import { noSurface } from './no-surface'
import type { Row } from './suite'

/**
 * `npm run attacks [-- <threat> …]`: every attack on the product and on controls that lack one check. Fails if the product gives anything beyond real time or lets
 * anything through, and as much if a control does not.
 */
const stage = await startStage()
const { attacks, isAsItShouldBe, rowsOf } = await import('./suite')
const asked = process.argv.slice(2)
const began = performance.now()

const columns = (...[threat, title, calls, real, credited, excess, through]: string[]) =>
  `    ${threat?.padEnd(4)} ${title?.padEnd(84)} ${calls?.padStart(6)} ${real?.padStart(8)} ${credited?.padStart(9)} ${excess?.padStart(10)} ${through?.padStart(8)}`
const nameOf = ({ arm, attack, removed }: Row) =>
  arm === 'product'
    ? attack.title
    : arm === 'composed'
      ? '  the same rules over a table in memory'
      : `  control without: ${removed}`
const shown = (row: Row) => {
  const { calls, realMs, creditedMs, excessMs, letThrough } = row.outcome
  const seconds = (ms: number) => (ms / 1000).toFixed(1)
  const line = columns(
    row.arm === 'product' ? row.attack.threat : '',
    nameOf(row),
    `${calls}`,
    seconds(realMs),
    seconds(creditedMs),
    `${excessMs}`,
    `${letThrough}`,
  )
  return `${isAsItShouldBe(row) ? '✓' : '✗'}${line.slice(1)}`
}

console.log(columns('', 'attack', 'calls', 'real s', 'credit s', 'excess ms', 'through'))
const rows: Row[] = []
for (const attack of attacks.filter(({ threat }) => !asked.length || asked.includes(threat))) {
  for (const row of await rowsOf(attack)) {
    rows.push(row)
    console.log(shown(row))
  }
  if (attack.openly) console.log(`         openly: ${attack.openly}`)
}
if (!asked.length)
  for (const [threat, why] of noSurface) console.log(`–   ${threat.padEnd(4)} no surface yet: ${why}`)

const wrong = rows.filter((row) => !isAsItShouldBe(row)).length
const controls = rows.filter(({ arm }) => arm === 'control').length
console.log(
  `${rows.filter(({ arm }) => arm === 'product').length} attacks and ${controls} controls in ${((performance.now() - began) / 1000).toFixed(0)} s: ${wrong ? `${wrong} not as they should be` : 'no credit beyond real time, nothing let through, every control caught'}`,
)
stage.stop()
process.exit(wrong ? 1 : 0)
