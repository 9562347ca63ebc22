import { ulid } from 'ulid'

/**
 * A new ULID. The client chooses the id of what it creates, so that a repeated request creates nothing
 * twice.
 */
export const newId = (): string => ulid()
