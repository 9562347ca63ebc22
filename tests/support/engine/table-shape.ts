import type { Index } from './units'

/** table.json, as far as it is read here. */
export interface TableShape {
  KeySchema: { AttributeName: string }[]
  GlobalSecondaryIndexes?: {
    IndexName: string
    KeySchema: { AttributeName: string }[]
    Projection: { ProjectionType: string; NonKeyAttributes?: string[] }
  }[]
}

export function toIndexes({ KeySchema, GlobalSecondaryIndexes = [] }: TableShape): Index[] {
  const tableKeys = KeySchema.map(({ AttributeName }) => AttributeName)
  return GlobalSecondaryIndexes.map((index) => ({
    name: index.IndexName,
    keys: index.KeySchema.map(({ AttributeName }) => AttributeName),
    projected:
      index.Projection.ProjectionType === 'ALL'
        ? undefined
        : [...tableKeys, ...(index.Projection.NonKeyAttributes ?? [])],
  }))
}
