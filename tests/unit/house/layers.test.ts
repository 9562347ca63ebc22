import { describe, expect, test } from '@jest/globals'
import { modules } from '@zhixing/shared/modules'
import { type Source, sourcesOf } from '../../support/sources'

/** What each module may use, as its own declaration says. */
const usesOf = new Map(modules.map(({ name, uses }) => [name, uses]))

const roomOf = (path: string) => path.split('/')[0] as string
const moduleOf = (path: string) => path.split('/')[1]?.replace(/\.tsx?$/, '') ?? ''
const isModule = (path: string) => usesOf.has(moduleOf(path))
const registries = ['shared/modules.ts', 'shared/problem.ts']

/** Everything that breaks the layers, as sentences. */
function breaches(sources: Source[]): string[] {
  return sources.flatMap(({ path, imports }) =>
    imports.flatMap((used) => breach(path, used).map((why) => `${path} imports ${used}: ${why}`)),
  )
}

const rooms = ['shared', 'functions', 'miniprogram', 'console', 'local', 'tests']

function breach(path: string, used: string): string[] {
  const room = roomOf(path)
  const other = roomOf(used)
  if (!rooms.includes(other) || used === other)
    return room === 'shared' && used !== 'zod' ? ['shared imports zod and nothing else'] : []
  if (other === room) return sameRoom(path, used)
  if (room === 'shared') return ['shared imports nothing of ours']
  if (room === 'functions' && other === 'shared') return inOrder(path, used)
  if (other === 'local') return room === 'tests' ? [] : ['nothing imports local']
  if (other === 'functions')
    return room === 'local' || room === 'tests' ? [] : ['clients never import functions']
  return other === 'shared' || room === 'tests' ? [] : [`${room} does not import ${other}`]
}

function sameRoom(path: string, used: string): string[] {
  const room = roomOf(path)
  if (room !== 'shared' && room !== 'functions') return []
  if (!isModule(used)) return []
  if (!isModule(path)) return registries.includes(path) ? [] : ['core knows no module']
  const outOfOrder = inOrder(path, used)
  if (outOfOrder.length || moduleOf(path) === moduleOf(used) || moduleOf(path) === 'describe')
    return outOfOrder
  return room === 'functions' && !/^functions\/[\w-]+\/api$/.test(used)
    ? ['another module is entered through its api.ts']
    : []
}

/** One module of another, in one room or from functions to shared: only of one that stands below it. */
function inOrder(path: string, used: string): string[] {
  const [from, to] = [moduleOf(path), moduleOf(used)]
  if (!isModule(path) || !isModule(used) || from === to || from === 'describe') return []
  return usesOf.get(from)?.includes(to)
    ? []
    : [`${from} does not declare that it uses ${to} (shared/${from}/module.ts)`]
}

test('the layers hold: contracts below functions, modules in one direction, each through its api', () => {
  expect(
    breaches(sourcesOf('shared', 'functions', 'miniprogram/src', 'console/src', 'local', 'tests')),
  ).toEqual([])
})

describe('control: the same check catches', () => {
  test.each([
    ['a rule that reaches for a library', 'shared/progress/rules.ts', 'lodash'],
    ['a client that reaches for the server', 'miniprogram/src/api/call.ts', 'functions/core/http/endpoint'],
    ['a function that needs this machine', 'functions/push/lanes/deliver.ts', 'local/clock'],
    ['a module that looks up', 'functions/catalogue/store/courses.ts', 'functions/progress/store/sessions'],
    [
      'a module that reads the words of one above it',
      'functions/catalogue/store/drafts.ts',
      'shared/ledger/contract',
    ],
    [
      'a module that opens another one’s entity',
      'functions/progress/verbs/launch.ts',
      'functions/enrolment/store/entity',
    ],
    ['a kernel that knows a module', 'functions/core/http/endpoint.ts', 'functions/identity/store/learners'],
  ])('%s', (_, path, used) => {
    expect(breaches([{ path, text: '', imports: [used] }])).toHaveLength(1)
  })
})
