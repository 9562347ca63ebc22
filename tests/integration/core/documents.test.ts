import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, jest, test } from '@jest/globals'
import { documentAttribute, jsonAttribute } from '@zhixing/functions/core/dynamodb/document-attribute'
import {
  changeDocument,
  findDocument,
  putRevision,
} from '@zhixing/functions/core/dynamodb/revisioned-document'
import { documentClient, table } from '@zhixing/functions/core/dynamodb/table'
import { isTransient } from '@zhixing/functions/core/transient-error'
import { Entity } from 'dynamodb-toolbox/entity'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { item, number, string } from 'dynamodb-toolbox/schema'
import { ulid } from 'ulid'
import * as z from 'zod'

const Note = z.object({ title: z.string(), tags: z.array(z.string()) })
const schemaOf = (note: ReturnType<typeof documentAttribute<typeof Note>>) =>
  item({ noteId: string().key(), revision: number(), note, pinnedAt: string().optional() })
const computeKey = ({ noteId }: { noteId: string }) => ({ pk: `TEST-NOTE#${noteId}`, sk: 'NOTE' })
const NoteEntity = new Entity({ name: 'Note', table, schema: schemaOf(documentAttribute(Note)), computeKey })
const JsonNoteEntity = new Entity({
  name: 'JsonNote',
  table,
  schema: item({ noteId: string().key(), revision: number(), note: jsonAttribute(Note) }),
  computeKey,
})
/** The same key without a schema for the note: what an older or a broken writer may have stored. */
const RawEntity = new Entity({
  name: 'RawNote',
  table,
  schema: item({ noteId: string().key(), revision: number(), note: string() }),
  computeKey,
})

const note = { title: 'first', tags: ['a'] }

test('changeDocument applies every change of concurrent writers', async () => {
  const noteId = ulid()
  const add = (tag: string) =>
    changeDocument(NoteEntity, { noteId }, (current) => ({
      noteId,
      note: { title: 'tags', tags: [...(current?.note.tags ?? []), tag] },
    }))
  await Promise.all(['a', 'b', 'c'].map(add))
  const found = await findDocument(NoteEntity, { noteId })
  expect(found?.note.tags.toSorted()).toEqual(['a', 'b', 'c'])
  expect(found?.revision).toBe(3)
})

test('changeDocument writes nothing if the change is undefined', async () => {
  const noteId = ulid()
  expect(await changeDocument(NoteEntity, { noteId }, () => undefined)).toBeUndefined()
  expect(await findDocument(NoteEntity, { noteId })).toBeUndefined()
})

test('changeDocument gives up with a transient error if it loses every race', async () => {
  const noteId = ulid()
  let races = 0
  // Another writer finishes between each read and the write that follows it.
  const send = documentClient.send.bind(documentClient)
  const rival = jest.spyOn(documentClient, 'send').mockImplementation((async (command: PutCommand) => {
    if (command.input.Item) await send(new PutCommand({ ...rivalOf(command, ++races) }))
    return send(command)
  }) as typeof documentClient.send)
  const outcome = changeDocument(NoteEntity, { noteId }, () => ({ noteId, note }))
  const error = await outcome.catch((thrown: unknown) => thrown)
  rival.mockRestore()
  expect(isTransient(error)).toBe(true)
  expect(races).toBe(10)
})

const rivalOf = ({ input }: PutCommand, race: number) => ({
  TableName: input.TableName,
  Item: { ...input.Item, revision: 100 + race },
})

test('a document attribute is stored as a map, a json attribute as text', async () => {
  expect(
    NoteEntity.build(PutItemCommand).item({ noteId: 'n', revision: 1, note }).params().Item?.note,
  ).toEqual(note)
  expect(
    JsonNoteEntity.build(PutItemCommand).item({ noteId: 'n', revision: 1, note }).params().Item?.note,
  ).toBe(JSON.stringify(note))
  const noteId = ulid()
  await putRevision(JsonNoteEntity, { noteId, note }, 0)
  expect((await findDocument(JsonNoteEntity, { noteId }))?.note).toEqual(note)
})

test('a stored document that does not fit its schema throws when it is read', async () => {
  const noteId = ulid()
  await RawEntity.build(PutItemCommand).item({ noteId, revision: 1, note: '{"title":7}' }).send()
  await expect(findDocument(NoteEntity, { noteId })).rejects.toThrow(z.ZodError)
  await expect(findDocument(JsonNoteEntity, { noteId })).rejects.toThrow(z.ZodError)
})
