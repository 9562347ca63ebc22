import { expect, test } from '@jest/globals'
import { isWithin, pathsAbove } from '@zhixing/shared/identity/organisation'

test('a path is within its ancestors only, not within a path that begins alike', () => {
  const parent = '01HZZZZZZZZZZZZZZZZZZZZZZ1/'
  expect(isWithin(`${parent}01HZZZZZZZZZZZZZZZZZZZZZZ2/`, parent)).toBe(true)
  expect(isWithin('01HZZZZZZZZZZZZZZZZZZZZZZ10/', parent)).toBe(false)
})

test('the paths above a path are itself and its ancestors, nearest first', () => {
  expect(pathsAbove('a/b/c/')).toEqual(['a/b/c/', 'a/b/', 'a/'])
})
