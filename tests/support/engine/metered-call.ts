// biome-ignore lint/suspicious/noExplicitAny: a command is read where its operation is known
export type WireCommand = Record<string, any>

export interface MeteredCall {
  /** `PutItem`, `Query` … */
  operation: string
  body: WireCommand
}
