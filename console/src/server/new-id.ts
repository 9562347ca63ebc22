import { ulid } from 'ulid'

/** A new ULID. Clients choose the ids of what they create, so that a repeated request creates it once. */
export const newId = (): string => ulid()
