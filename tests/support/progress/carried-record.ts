/**
 * The parts of a session that its signed record shows to every client that carries it: finer than the seconds
 * of an answer.
 */
export interface CarriedSession {
  lessonId: string
  creditedTenths: number
  creditedThrough: string
  presence?: { provisionalTenths: number; missedTenths?: number }
}

/** Decodes a record without verifying its signature. */
export const readRecord = (record: string): CarriedSession & Record<string, unknown> =>
  JSON.parse(Buffer.from(record.split('.')[0] ?? '', 'base64url').toString())
