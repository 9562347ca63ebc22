import { describe, expect, test } from '@jest/globals'
import { isWithin, organisationIdOf, pathsAbove } from '@zhixing/shared/identity/organisation'
import { type Grant, mayAct, roles } from '@zhixing/shared/identity/role'
import fc from 'fast-check'
import { ulid } from 'ulid'

const grantOver = (scope: string, role: Grant['role']): Grant => ({
  role,
  organisationId: ulid(),
  organisationName: '',
  scope,
})

describe('scope', () => {
  const id = fc.constantFrom('1', '10', '12', '123', 'A', 'A1')
  const path = fc.array(id, { minLength: 1, maxLength: 5 }).map((ids) => `${ids.join('/')}/`)

  test('covers a path exactly if its ids begin the path’s ids: 1 is not above 10', () => {
    fc.assert(
      fc.property(path, path, (orgPath, scope) => {
        const [ids, above] = [orgPath.split('/').slice(0, -1), scope.split('/').slice(0, -1)]
        const begins = above.length <= ids.length && above.every((one, place) => one === ids[place])
        expect(isWithin(orgPath, scope)).toBe(begins)
      }),
    )
    expect(isWithin('10/', '1/')).toBe(false)
  })

  test('everything above a path covers it, itself first and the province last', () => {
    fc.assert(
      fc.property(path, (orgPath) => {
        const above = pathsAbove(orgPath)
        expect(above[0]).toBe(orgPath)
        expect(above).toHaveLength(orgPath.split('/').length - 1)
        expect(above.every((scope) => isWithin(orgPath, scope))).toBe(true)
        expect(organisationIdOf(orgPath)).toBe(orgPath.split('/').slice(0, -1).pop())
      }),
    )
  })

  test.each(roles)('%s acts over its own subtree and in its own role only', (role) => {
    for (const required of roles) {
      expect(mayAct([grantOver('1/2/', role)], required, '1/2/3/')).toBe(required === role)
      expect(mayAct([grantOver('1/2/', role)], required, '1/20/')).toBe(false)
      expect(mayAct([grantOver('1/2/', role)], required, '1/')).toBe(false)
    }
  })

  test('one grant that reaches is enough to act, none is not', () => {
    expect(mayAct([grantOver('1/2/', 'editor'), grantOver('1/', 'approver')], 'approver', '1/3/')).toBe(true)
    expect(mayAct([], 'approver', '1/3/')).toBe(false)
  })
})
