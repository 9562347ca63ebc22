#!/usr/bin/env node
/**
 * `npm test`: installs what is missing, then types, lint, unit, integration, both builds of the mini-program and the console, the weapp
 * build run in Node, and journeys in a real Chromium. `npm test -- unit weapp` runs only the steps named. Ends with the first step that fails.
 */
import { spawn } from 'node:child_process'
import { install } from './local/install.mjs'

const jest = (...names) => [
  'node',
  '--experimental-vm-modules',
  '--no-warnings',
  'node_modules/jest/bin/jest.js',
  ...names,
]
const bin = (name, ...args) => ['node', `node_modules/.bin/${name}`, ...args]

/** Name, what it proves, commands run one after another. */
const steps = [
  ['lint', 'format and lint', [bin('biome', 'check', '.')]],
  [
    'types',
    'strict types in every room',
    ['.', 'miniprogram', 'console'].map((project) => bin('tsc', '--noEmit', '-p', project)),
  ],
  ['unit', 'rules, layers, routes, names', [jest('tests/unit')]],
  ['integration', 'handlers on the embedded engine, packaging, the simulator', [jest('tests/integration')]],
  [
    'weapp',
    'the mini-program builds for WeChat and runs page by page',
    [npm('build:weapp'), jest('tests/weapp')],
  ],
  [
    'browser',
    'journeys in a real Chromium',
    [npm('build:h5'), npm('build:console'), jest('tests/browser', '--runInBand')],
  ],
]

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !steps.some(([step]) => step === name))
if (unknown.length) {
  console.error(`No step ${unknown.join(', ')}; there are ${steps.map(([name]) => name).join(', ')}`)
  process.exit(2)
}

await install(import.meta.dirname).catch(stop)
const began = Date.now()
for (const [name, proves, commands] of steps) {
  if (wanted.length && !wanted.includes(name)) continue
  const from = Date.now()
  console.log(`\n▶ ${name}: ${proves}`)
  for (const command of commands) {
    if ((await run(command)) === 0) continue
    console.error(`\n✗ ${name} failed: ${command.join(' ')}`)
    process.exit(1)
  }
  console.log(`✓ ${name} (${seconds(from)})`)
}
console.log(`\n✓ all of it (${seconds(began)})`)

function npm(script) {
  return ['npm', 'run', '--silent', script]
}

function seconds(from) {
  return `${Math.round((Date.now() - from) / 1000)} s`
}

function run([command, ...args]) {
  const child = spawn(command, args, {
    cwd: import.meta.dirname,
    stdio: 'inherit',
    shell: process.platform === 'win32' && command === 'npm',
  })
  return new Promise((resolve) =>
    child.on('exit', (code) => resolve(code ?? 1)).on('error', () => resolve(1)),
  )
}

function stop({ message }) {
  console.error(message)
  process.exit(1)
}
