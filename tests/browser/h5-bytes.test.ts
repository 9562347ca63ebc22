import { expect, test } from '@jest/globals'
import { pagePaths } from '@zhixing/shared/modules'
import { measureScriptsOf } from '../weapp/build-files'

/** A learner on a village network waits for these before the first page is shown. */
const SCRIPT_GZIP_BYTES_MAX = 220_000

test.each(pagePaths)('the H5 build loads at most 220 kB of compressed script for %s', (page) => {
  expect(measureScriptsOf(page)).toBeLessThanOrEqual(SCRIPT_GZIP_BYTES_MAX)
})
