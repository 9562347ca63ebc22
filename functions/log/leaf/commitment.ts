import { createHmac, hash } from 'node:crypto'
import { toCanonicalJson } from '@zhixing/shared/canonical-json'
import type { Opening } from '@zhixing/shared/log/leaf'
import { environment } from '../../core/environment'

/**
 * What a leaf holds instead of a hidden fact: `sha256:` and the hash of its salt, name and value.
 * verify.mjs checks it.
 */
export const commitmentOf = ({ name, value, salt }: Opening) =>
  `sha256:${hash('sha256', toCanonicalJson([salt, name, value]), 'base64url')}`

/**
 * A keyed hash: without the pepper, hidden values cannot be found by trying, and an opened salt reveals one
 * fact only. One key for each entry and a plain hash for each fact: a keyed hash costs four times a plain
 * one, and there are a hundred thousand entries a day.
 */
export const saltKeyOf = (purpose: 'learner' | 'entry', ...facts: string[]) =>
  createHmac('sha256', environment.pepper)
    .update(['leaf', purpose, ...facts].join('\u0000'))
    .digest('base64url')

export const saltOf = (saltKey: string, name: string) =>
  hash('sha256', `${saltKey}\u0000${name}`, 'base64url').slice(0, 22)
