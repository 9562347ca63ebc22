import { describe, expect, test } from '@jest/globals'
import { type Source, sourcesOf } from '../../support/sources'

const root = 'console/src/'

/** The rooms below the modules, lowest first: a room imports from itself and from those before it. */
const foundation = ['style', 'server', 'components', 'workflow']

const roomOf = (path: string) => path.slice(root.length).split('/')[0] as string
const isInFolder = (path: string) => path.slice(root.length).includes('/')
const isModule = (path: string) => isInFolder(path) && !foundation.includes(roomOf(path))

/** Every import inside the console that breaks its layers, as a sentence that says what to do. */
const violations = (sources: Source[]): string[] =>
  sources.flatMap(({ path, imports }) =>
    imports
      .filter((used) => used.startsWith(root) && roomOf(used) !== roomOf(path))
      .flatMap((used) => {
        const reason = reasonAgainst(path, used)
        return reason ? [`${path} imports ${used}: ${reason}`] : []
      }),
  )

function reasonAgainst(path: string, used: string): string | undefined {
  if (isModule(used)) {
    if (isModule(path)) return 'a module does not import another one; move what both need to components/'
    if (!isInFolder(path)) return 'modules are found by their module.tsx, not imported by name'
    return `${roomOf(path)}/ is below the modules; pass it what it needs as a property`
  }
  if (!isInFolder(used))
    return isInFolder(path) ? 'a loose file assembles the rooms, it is not imported by one' : undefined
  const isUpward = foundation.indexOf(roomOf(path)) < foundation.indexOf(roomOf(used))
  return !isModule(path) && isInFolder(path) && isUpward
    ? `${roomOf(path)}/ is below ${roomOf(used)}/`
    : undefined
}

test('the layers of the console hold: no module knows another, and no room below them knows a module', () => {
  expect(violations(sourcesOf(root))).toEqual([])
})

test('every module but the receipt page, which is a document of its own, declares its routes in module.tsx', () => {
  const paths = sourcesOf(root).map(({ path }) => path)
  const modules = [...new Set(paths.filter(isModule).map(roomOf))]
  const declared = paths.filter((path) => path.endsWith('/module.tsx')).map(roomOf)
  expect(modules.filter((module) => !declared.includes(module))).toEqual(['receipts'])
})

describe('control: the check reports', () => {
  test.each([
    ['a component that imports a module', 'components/shell/navigation.tsx', 'catalogue/may-act'],
    ['a module that imports another one', 'corrections/declaration/fields.tsx', 'catalogue/words'],
    ['a module registered by hand', 'routes.tsx', 'identity/sign-in'],
    ['a room that imports one above it', 'server/call.ts', 'components/forms/leave-guard'],
    ['a module that imports the list of modules', 'policy/rules/index.tsx', 'modules'],
  ])('%s', (_, path, used) => {
    expect(violations([{ path: root + path, text: '', imports: [root + used] }])).toHaveLength(1)
  })
})
