import { Id, Instant, Sha256 } from '@zhixing/shared/contract'
import { ImportColumn, ImportProgress, ImportState, RefusedRow } from '@zhixing/shared/imports/contract'
import * as z from 'zod'

/** An import as it is stored. */
export const StoredImport = z.object({
  ownerId: Id, // who uploaded the file; nobody else sees it
  importId: Id,
  state: ImportState,
  fileName: z.string(),
  bytes: z.number().int(),
  sha256: Sha256,
  createdAt: Instant,
  updatedAt: Instant,
  format: z.enum(['workbook', 'text']).optional(), // known once the file was read
  notes: z.array(z.string()).default([]),
  reason: z.string().optional(),
  titleRow: z.number().int().optional(),
  columns: z.array(ImportColumn).default([]),
  rows: z.number().int().default(0), // below the titles
  organisationId: Id.optional(),
  pass: z.enum(['check', 'import']).optional(), // the one under way or last made
  progress: ImportProgress.optional(), // of that pass
  firstRefused: z.array(RefusedRow).default([]),
  resultOpens: z.boolean().default(false),
})
export type StoredImport = z.infer<typeof StoredImport>

/** The progress of a pass that has not begun. */
export const noProgress = (rows: number): ImportProgress => ({
  rows,
  done: 0,
  accepted: 0,
  refused: 0,
  skipped: 0,
})

export type RevisionedImport = StoredImport & { revision: number }
export type ImportPass = NonNullable<StoredImport['pass']>
