import { afterEach, beforeAll, jest } from '@jest/globals'
import { aCollege, type College } from './given'

jest.setTimeout(120_000) // dozens of lanes, on a machine that may be busy
beforeAll(() => {
  // the tests provoke alarms and errors of the queue
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
})
export const colleges: College[] = []

/** A college that is closed after the test. */
export const openCollege = async () => {
  const opened = await aCollege()
  colleges.push(opened)
  return opened
}
afterEach(() => Promise.all(colleges.splice(0).map(({ simulator }) => simulator.close())))
