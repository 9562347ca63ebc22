import * as z from 'zod'
import { contract, Empty, Id, Instant, Sha256 } from '../contract'
import { SeenRevision, text } from '../text'
import { UploadAddress } from '../upload-address'
import { ImportField } from './fields'

/**
 * `uploading` → `reading` → `mapping` → `checking` → `checked` → `importing` → `done`. A file that is no
 * table becomes `unreadable`; what a person stops, or what cannot go on, `stopped`.
 */
export const ImportState = z.enum([
  'uploading',
  'reading',
  'unreadable',
  'mapping',
  'checking',
  'checked',
  'importing',
  'done',
  'stopped',
])
export type ImportState = z.infer<typeof ImportState>

export const ImportColumn = z.object({
  title: z.string(), // in the row of titles; may be empty
  samples: z.array(z.string()), // of its first cells that hold anything
  field: ImportField.optional(), // absent for a column that is not imported
})
export type ImportColumn = z.infer<typeof ImportColumn>

/** How many rows were looked at, in a check or an import. */
export const ImportProgress = z.object({
  rows: z.number().int(), // of all below the titles
  done: z.number().int(),
  accepted: z.number().int(), // imported, or importable in a check
  refused: z.number().int(),
  skipped: z.number().int(), // blank rows and totals
})
export type ImportProgress = z.infer<typeof ImportProgress>

export const RefusedRow = z.object({ row: z.number().int(), reasons: z.array(z.string()) })
export type RefusedRow = z.infer<typeof RefusedRow>

export const ImportView = z.object({
  importId: Id,
  revision: z.number().int(),
  state: ImportState,
  fileName: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
  /** What a person should know of the file, in Chinese: hidden rows, other sheets. */
  notes: z.array(z.string()),
  /** Why the file could not be read, or why the import stopped. */
  reason: z.string().optional(),
  titleRow: z.number().int().optional(), // as Excel numbers it
  columns: z.array(ImportColumn),
  organisation: z.object({ organisationId: Id, name: z.string() }).optional(), // of rows that name no unit
  progress: ImportProgress.optional(),
  firstRefused: z.array(RefusedRow), // of the last check or import, at most twenty
  resultOpens: z.boolean(), // a file of the refused rows can be downloaded
})
export type ImportView = z.infer<typeof ImportView>

const OneImport = z.strictObject({ importId: Id })
const SeenImport = OneImport.extend({ revision: SeenRevision })

export const createImport = contract({
  method: 'PUT',
  path: '/v1/imports/{importId}',
  summary: 'Announce a table file; a presigned address to PUT exactly this file to within 15 minutes',
  access: 'staff',
  input: OneImport.extend({
    fileName: text(120),
    bytes: z.number().int().min(1).max(268_435_456),
    sha256: Sha256,
  }),
  output: z.object({ import: ImportView, upload: UploadAddress }),
  problems: ['imports/exists'],
})

export const readImport = contract({
  method: 'POST',
  path: '/v1/imports/{importId}/reading',
  summary: 'Read the uploaded file: its columns and rows',
  access: 'staff',
  input: OneImport,
  output: ImportView,
  problems: ['imports/not-found', 'imports/wrong-state'],
})

export const checkImport = contract({
  method: 'POST',
  path: '/v1/imports/{importId}/check',
  summary: 'Say which column holds what and check every row; nothing is imported',
  access: 'staff',
  input: SeenImport.extend({
    organisationId: Id,
    fields: z.array(ImportField.nullable()).max(200), // one for each column of the file, in order
  }),
  output: ImportView,
  problems: ['imports/not-found', 'imports/wrong-state', 'imports/columns-incomplete', 'request/stale'],
})

export const startImport = contract({
  method: 'POST',
  path: '/v1/imports/{importId}/start',
  summary: 'Import the rows that the check accepted; also go on with an import that was stopped',
  access: 'staff',
  input: SeenImport,
  output: ImportView,
  problems: ['imports/not-found', 'imports/wrong-state', 'request/stale'],
})

export const stopImport = contract({
  method: 'POST',
  path: '/v1/imports/{importId}/stop',
  summary: 'Stop a check or an import; what was imported stays',
  access: 'staff',
  input: OneImport,
  output: ImportView,
  problems: ['imports/not-found', 'imports/wrong-state'],
})

export const getImport = contract({
  method: 'GET',
  path: '/v1/imports/{importId}',
  summary: 'One of my imports with its progress',
  access: 'staff',
  input: OneImport,
  output: ImportView,
  problems: ['imports/not-found'],
})

export const listImports = contract({
  method: 'GET',
  path: '/v1/imports',
  summary: 'My imports, newest first, at most fifty',
  access: 'staff',
  input: Empty,
  output: z.object({ imports: z.array(ImportView) }),
  problems: [],
})

export const getImportResult = contract({
  method: 'GET',
  path: '/v1/imports/{importId}/result',
  summary: 'Address of the refused rows with their reasons, a file like the one uploaded; five minutes',
  access: 'staff',
  input: OneImport,
  output: z.object({ url: z.string(), expiresAt: Instant }),
  problems: ['imports/not-found', 'imports/no-result'],
})

export const getImportTemplate = contract({
  method: 'GET',
  path: '/v1/import-template',
  summary: 'Address of an empty roster with the titles that are understood; five minutes',
  access: 'staff',
  input: Empty,
  output: z.object({ url: z.string(), expiresAt: Instant }),
  problems: [],
})
