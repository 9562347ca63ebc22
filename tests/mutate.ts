import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { root } from './support/sources'
import { createTemporaryFolder } from './support/temporary-folder'

/**
 * `npm run mutate [-- <module or module/file> …] [--each <n>]` breaks the rules one at a time in a copy of the
 * project and runs the unit tests of the module. A mutant that no test notices is printed as survived, and
 * the exit code is 1. Each file gives at most n mutants (default 12), spread evenly over it.
 */
interface Mutant {
  file: string
  line: number
  from: string
  to: string
  text: string
}

const swaps: Partial<Record<ts.SyntaxKind, string>> = {
  [ts.SyntaxKind.LessThanToken]: '>=',
  [ts.SyntaxKind.LessThanEqualsToken]: '>',
  [ts.SyntaxKind.GreaterThanToken]: '<=',
  [ts.SyntaxKind.GreaterThanEqualsToken]: '<',
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: '!==',
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: '===',
  [ts.SyntaxKind.AmpersandAmpersandToken]: '||',
  [ts.SyntaxKind.BarBarToken]: '&&',
  [ts.SyntaxKind.PlusToken]: '-',
  [ts.SyntaxKind.MinusToken]: '+',
  [ts.SyntaxKind.AsteriskToken]: '/',
}
const calls: Record<string, string> = {
  min: 'max',
  max: 'min',
  every: 'some',
  some: 'every',
  startsWith: 'endsWith',
}

function mutantsOf(file: string): Mutant[] {
  const text = readFileSync(join(root, file), 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true)
  const mutants: Mutant[] = []
  const replace = (node: ts.Node, to: string) => {
    const [start, end] = [node.getStart(source), node.getEnd()]
    const line = source.getLineAndCharacterOfPosition(start).line + 1
    mutants.push({
      file,
      line,
      from: text.slice(start, end),
      to,
      text: text.slice(0, start) + to + text.slice(end),
    })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return
    if (ts.isBinaryExpression(node)) {
      const to = swaps[node.operatorToken.kind]
      if (to) replace(node.operatorToken, to)
    }
    if (ts.isPropertyAccessExpression(node) && calls[node.name.text])
      replace(node.name, calls[node.name.text] as string)
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
      replace(node, node.operand.getText(source))
    if (ts.isConditionalExpression(node)) replace(node.condition, `!(${node.condition.getText(source)})`)
    if (ts.isNumericLiteral(node) && Number(node.text) > 1) replace(node, String(Number(node.text) + 1))
    ts.forEachChild(node, visit)
  }
  visit(source)
  return mutants
}

const spread = <T>(all: T[], most: number) =>
  all.filter(
    (_, index) => Math.floor((index * most) / all.length) !== Math.floor(((index - 1) * most) / all.length),
  )

const args = process.argv.slice(2)
const at = args.indexOf('--each')
const each = at < 0 ? 12 : Number(args[at + 1])
const modules = args.filter((name, index) => !name.startsWith('--') && (at < 0 || index !== at + 1))

const files = execFileSync(
  'git',
  [
    'ls-files',
    'shared/*/rules.ts',
    'shared/*/intervals.ts',
    ...[
      'completion',
      'lesson-records',
      'not-counted',
      'presence',
      'presence-checks',
      'session-start',
      'trace',
      'trace-codec',
      'trace-figures',
    ].map((name) => `shared/progress/${name}.ts`),
    'shared/catalogue/question.ts',
    'shared/*/organisation.ts',
    'shared/*/role.ts',
    'shared/*/request-rules.ts',
    'shared/*/requirements.ts',
    'shared/*/job-level.ts',
  ],
  { cwd: root, encoding: 'utf8' },
)
  .split('\n')
  .filter(
    (file) =>
      file &&
      (!modules.length ||
        modules.some((name) => file.startsWith(`shared/${name}/`) || file === `shared/${name}.ts`)),
  )
const mutants = files.flatMap((file) => spread(mutantsOf(file), each))

const { path: copy, remove: removeCopy } = createTemporaryFolder('mutants')
const rooms = [
  ...['shared', 'functions', 'miniprogram/src', 'tests', 'local'],
  ...['jest.config.mjs', 'package.json', 'table.json', 'tsconfig.json', 'serverless.yml'],
]
for (const room of rooms)
  cpSync(join(root, room), join(copy, room), {
    recursive: true,
    filter: (path) => !/node_modules|\/media(\/|$)|fun-mooc/.test(path.slice(root.length)),
  })
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))

const runTests = (file: string) => {
  const module = file.split('/')[1] as string
  const jest = [
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    '--silent',
    '--bail',
    `tests/unit/${module}/`,
  ]
  return spawnSync(process.execPath, jest, { cwd: copy, encoding: 'utf8', timeout: 120_000 })
}

try {
  for (const file of files) {
    const { status, stderr } = runTests(file)
    if (status !== 0) throw new Error(`the tests of ${file} fail without any mutant\n${stderr}`)
  }
  const survived = mutants.filter((mutant) => {
    const original = readFileSync(join(root, mutant.file), 'utf8')
    writeFileSync(join(copy, mutant.file), mutant.text)
    const killed = runTests(mutant.file).status !== 0
    writeFileSync(join(copy, mutant.file), original)
    console.log(
      `${killed ? 'killed  ' : 'SURVIVED'} ${mutant.file}:${mutant.line}  ${mutant.from} → ${mutant.to}`,
    )
    return !killed
  })
  console.log(`${mutants.length - survived.length} of ${mutants.length} broken rules were noticed`)
  process.exitCode = survived.length ? 1 : 0
} finally {
  removeCopy()
}
