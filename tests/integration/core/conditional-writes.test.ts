import { expect, test } from '@jest/globals'
import {
  absent,
  conditionHeld,
  equals,
  present,
  putIfAbsent,
  revisionIs,
} from '@zhixing/functions/core/dynamodb/conditional-write'
import { documentAttribute } from '@zhixing/functions/core/dynamodb/document-attribute'
import { findDocument, putRevision } from '@zhixing/functions/core/dynamodb/revisioned-document'
import { table } from '@zhixing/functions/core/dynamodb/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { item, number, string } from 'dynamodb-toolbox/schema'
import { ulid } from 'ulid'
import * as z from 'zod'

const Note = z.object({ title: z.string(), tags: z.array(z.string()) })
const schemaOf = (note: ReturnType<typeof documentAttribute<typeof Note>>) =>
  item({ noteId: string().key(), revision: number(), note, pinnedAt: string().optional() })
const computeKey = ({ noteId }: { noteId: string }) => ({ pk: `TEST-NOTE#${noteId}`, sk: 'NOTE' })
const NoteEntity = new Entity({ name: 'Note', table, schema: schemaOf(documentAttribute(Note)), computeKey })

const note = { title: 'first', tags: ['a'] }

test('putIfAbsent puts once and reports every later call as not put', async () => {
  const noteId = ulid()
  expect(await putIfAbsent(NoteEntity, { noteId, revision: 1, note })).toBe(true)
  expect(await putIfAbsent(NoteEntity, { noteId, revision: 9, note: { ...note, title: 'second' } })).toBe(
    false,
  )
  expect(await findDocument(NoteEntity, { noteId })).toMatchObject({ revision: 1, note })
})

test('conditionHeld reports whether the condition held, for every condition builder', async () => {
  const noteId = ulid()
  const put = NoteEntity.build(PutItemCommand).item({ noteId, revision: 3, note })
  expect(await conditionHeld(put.options({ condition: present('noteId') }).send())).toBe(false)
  expect(await conditionHeld(put.options({ condition: absent('noteId') }).send())).toBe(true)
  expect(await conditionHeld(put.options({ condition: absent('noteId') }).send())).toBe(false)
  const pin = NoteEntity.build(UpdateItemCommand).item({ noteId, pinnedAt: 'now' })
  expect(await conditionHeld(pin.options({ condition: revisionIs(2) }).send())).toBe(false)
  expect(await conditionHeld(pin.options({ condition: revisionIs(0) }).send())).toBe(false)
  expect(await conditionHeld(pin.options({ condition: revisionIs(3) }).send())).toBe(true)
  expect(await conditionHeld(pin.options({ condition: equals('pinnedAt', 'then') }).send())).toBe(false)
  expect(await conditionHeld(pin.options({ condition: equals('pinnedAt', 'now') }).send())).toBe(true)
})

test('conditionHeld throws every error that is not a failed condition', async () => {
  await expect(conditionHeld(Promise.reject(new Error('the table is down')))).rejects.toThrow(
    'the table is down',
  )
})

test('putRevision writes only over the revision that was read, and 0 only where nothing is', async () => {
  const noteId = ulid()
  expect(await putRevision(NoteEntity, { noteId, note }, 1)).toBeUndefined()
  expect(await putRevision(NoteEntity, { noteId, note }, 0)).toBe(1)
  expect(await putRevision(NoteEntity, { noteId, note }, 0)).toBeUndefined()
  expect(await putRevision(NoteEntity, { noteId, note: { ...note, tags: [] } }, 1)).toBe(2)
  expect(await putRevision(NoteEntity, { noteId, note }, 1)).toBeUndefined()
  expect(await findDocument(NoteEntity, { noteId })).toMatchObject({
    revision: 2,
    note: { ...note, tags: [] },
  })
})

test('of writers that race for one revision exactly one wins', async () => {
  const noteId = ulid()
  const races = Array.from({ length: 8 }, () => putRevision(NoteEntity, { noteId, note }, 0))
  expect((await Promise.all(races)).filter((revision) => revision === 1)).toHaveLength(1)
})
