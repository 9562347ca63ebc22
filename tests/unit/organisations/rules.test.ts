import { describe, expect, test } from '@jest/globals'
import { refusalOfClosing, refusalOfMove } from '@zhixing/shared/organisations/rules'
import { ulid } from 'ulid'

/** The path of a unit so many levels down, 1 for a province. */
const pathAt = (depth: number) => Array.from({ length: depth }, () => `${ulid()}/`).join('')
const [open, closed] = [{}, { closedOn: '2026-01-01' }]

describe('a move', () => {
  test.each([
    [4, { depth: 3 }, undefined],
    [4, { depth: 2 }, 'organisations/other-level'],
    [4, { depth: 4 }, 'organisations/other-level'],
    [4, { depth: 3, ...closed }, 'organisations/closed'],
  ])('of a unit of level %d below %j: %s', (depth, { depth: parentDepth, ...parent }, refusal) => {
    expect(refusalOfMove(pathAt(depth), { orgPath: pathAt(parentDepth), ...parent })).toBe(refusal)
  })
})

describe('a closing', () => {
  test.each([
    ['nothing below', [], undefined, undefined],
    ['a unit below', [open], undefined, 'organisations/has-units'],
    ['a closed unit below', [closed], undefined, undefined],
    ['nothing below, a successor of another level', [], { depth: 3 }, undefined],
    ['a unit below, a successor of the level', [open], { depth: 4 }, undefined],
    ['a unit below, a successor of another level', [open], { depth: 3 }, 'organisations/other-level'],
    [
      'a closed unit below, a successor of another level',
      [closed],
      { depth: 5 },
      'organisations/other-level',
    ],
    ['a successor that is closed', [], { depth: 4, ...closed }, 'organisations/closed'],
  ])('with %s', (_, below, successor, refusal) => {
    const facts = successor && { ...successor, orgPath: pathAt(successor.depth) }
    expect(refusalOfClosing(pathAt(4), below, facts)).toBe(refusal)
  })

  test('with itself as successor', () => {
    const orgPath = pathAt(4)
    expect(refusalOfClosing(orgPath, [], { orgPath })).toBe('organisations/closed')
  })
})
