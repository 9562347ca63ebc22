import type { Role } from '../identity/role'
import type { ProblemType } from '../problem'

/**
 * What every document under a workflow has: its state, and the organisation over which a role must be held.
 */
export interface WorkflowDocument {
  state: string
  orgPath: string
}

/** People who have a part in a document, and the problem if one of them takes a step that bars them. */
export interface Participants<Document> {
  of: (document: Document) => readonly string[]
  problem: ProblemType
}

/** What the document itself is checked for before a step. */
export type DocumentCheck = 'permission' | 'person' | 'state' | 'time'

/**
 * `repeat` (the caller repeats the step they took last) and `revision` (the caller's page is out of date) are
 * about the request; the server alone checks them.
 */
export type WorkflowCheck = DocumentCheck | 'repeat' | 'revision'

/** The problem of each check but `person`, which has one for each group of participants. */
interface CheckProblems {
  readonly permission: ProblemType
  readonly state: ProblemType
  /** Only where a step has a time limit. */
  readonly time?: ProblemType
}

/** One line of a workflow: who may take the step, from which states, and where it leads. */
export type WorkflowStep<Document extends WorkflowDocument> = StepRule<Document> &
  ({ role: Role | readonly Role[]; onlyBy?: string } | { role?: Role | readonly Role[]; onlyBy: string })

interface StepRule<Document extends WorkflowDocument> {
  /** Held over the document's organisation or one above it; of several roles one is enough. */
  role?: Role | readonly Role[]
  /** The participants who alone may take it. */
  onlyBy?: string
  /** The participants who may not take it: it needs another person. */
  notBy?: readonly string[]
  from: readonly Document['state'][]
  to: Document['state']
  /** The first instant (ISO 8601) at which it may be taken; undefined: no limit. */
  notBefore?: (document: Document) => string | undefined
  /** The last instant (ISO 8601) at which it may be taken; undefined: no limit. */
  notAfter?: (document: Document) => string | undefined
  /** The step's name in the history, where it is not the state it leads to. */
  recordedAs?: string
  /** If one person takes it several times in a row, the history keeps the last only. */
  recordsLastOnly?: true
  /** A long history forgets it, because it decides nothing. All other steps are kept for ever. */
  isForgettable?: true
  /** Problems of this step that differ from the workflow's. */
  problems?: Partial<CheckProblems>
}

/** The whole life of a document as data. A step that the table does not list does not exist. */
export interface Workflow<Document extends WorkflowDocument> {
  /** The order of the checks: the first that fails decides the refusal. */
  order: readonly WorkflowCheck[]
  problems: CheckProblems
  participants: { readonly [name in string]: Participants<Document> }
  steps: { readonly [action in string]: WorkflowStep<Document> }
  /** The steps that have a button, in the order of the buttons. */
  offered: readonly string[]
  /** By state, the steps that the document waits for: it is in 待我处理 of everyone who may take one. */
  awaited?: { readonly [state in string]: readonly string[] }
}

// biome-ignore lint/suspicious/noExplicitAny: a workflow of any document
export type AnyWorkflow = Workflow<any>
export type ActionOf<Table extends AnyWorkflow> = keyof Table['steps'] & string
export type OfferedActionOf<Table extends AnyWorkflow> = Table['offered'][number] & ActionOf<Table>

/** What a step may be refused with, so that the compiler compares it with the verb's contract. */
export type StepProblem<
  Table extends AnyWorkflow,
  Action extends ActionOf<Table>,
  Check extends DocumentCheck = DocumentCheck,
> = ProblemsByCheck<Table, Table['steps'][Action]>[Check]

interface ProblemsByCheck<Table extends AnyWorkflow, Step> {
  permission: CheckProblem<Table, Step, 'permission'>
  person: Step extends { notBy: readonly (infer Name)[] }
    ? Table['participants'][Name & string]['problem']
    : never
  state: CheckProblem<Table, Step, 'state'>
  time: Step extends { notBefore: unknown } | { notAfter: unknown }
    ? CheckProblem<Table, Step, 'time'>
    : never
}

type CheckProblem<Table extends AnyWorkflow, Step, Check extends keyof CheckProblems> = Extract<
  Step extends { problems: { readonly [check in Check]: infer Problem } }
    ? Problem
    : Table['problems'][Check],
  ProblemType
>

/** Returns the table with literal types; a step can name only participants that the table has. */
export const defineWorkflow =
  <Document extends WorkflowDocument>() =>
  <const Table extends Workflow<Document>>(table: Table & NamesOf<Table>): Table =>
    table

interface NamesOf<Table extends AnyWorkflow> {
  offered: readonly (keyof Table['steps'])[]
  awaited?: { readonly [state in string]: readonly (keyof Table['steps'])[] }
  steps: {
    readonly [action in keyof Table['steps']]: {
      onlyBy?: keyof Table['participants']
      notBy?: readonly (keyof Table['participants'])[]
    }
  }
}
