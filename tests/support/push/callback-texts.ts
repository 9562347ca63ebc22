import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../sources'

/** What followers send and systems have stumbled over (tests/vectors/callback-texts/SOURCE.md). */
export const callbackTexts: string[] = JSON.parse(
  readFileSync(join(root, 'tests/vectors/callback-texts/texts.json'), 'utf8'),
)
