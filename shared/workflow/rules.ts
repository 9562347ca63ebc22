import { type Grant, mayAct, type Role } from '../identity/role'
import type { ProblemType } from '../problem'
import type {
  ActionOf,
  AnyWorkflow,
  DocumentCheck,
  OfferedActionOf,
  StepProblem,
  Workflow,
  WorkflowDocument,
} from './table'

/** The person who asks for a step, with the grants they hold now. */
export interface Caller {
  personId: string
  grants: Grant[]
  network?: string | undefined // the first half of the address, in words
}

/** Why the step is refused, or undefined. Decides both the buttons of the console and the server's answer. */
export function refusalOf<
  Document extends WorkflowDocument,
  Table extends Workflow<Document>,
  Action extends ActionOf<Table>,
>(
  workflow: Table,
  document: Document,
  action: Action,
  caller: Caller,
  now: Date,
): StepProblem<Table, Action> | undefined {
  for (const check of workflow.order) {
    if (check === 'repeat' || check === 'revision') continue
    const problem = refusalByCheck(workflow, document, action, check, caller, now)
    if (problem) return problem
  }
  return undefined
}

/** The problem that this check alone finds with the step, or undefined. */
export function refusalByCheck<
  Document extends WorkflowDocument,
  Table extends Workflow<Document>,
  Action extends ActionOf<Table>,
  Check extends DocumentCheck,
>(
  workflow: Table,
  document: Document,
  action: Action,
  check: Check,
  caller: Caller,
  now: Date,
): StepProblem<Table, Action, Check> | undefined {
  const step = workflow.steps[action]
  const problem = step
    ? checks[check]({ workflow, step, document, caller, now: now.toISOString() })
    : workflow.problems.state
  return problem as StepProblem<Table, Action, Check> | undefined
}

/** The steps with a button that the caller may take now. */
export const actionsOf = <Document extends WorkflowDocument, Table extends Workflow<Document>>(
  workflow: Table,
  document: Document,
  caller: Caller,
  now: Date,
): OfferedActionOf<Table>[] =>
  (workflow.offered as readonly OfferedActionOf<Table>[]).filter(
    (action) => refusalOf(workflow, document, action, caller, now) === undefined,
  )

/** Whether the document waits for the caller: for a step that they may take now. */
export const isWaitingFor = <Document extends WorkflowDocument>(
  workflow: Workflow<Document>,
  document: Document,
  caller: Caller,
  now: Date,
): boolean => {
  const awaited = workflow.awaited?.[document.state] ?? []
  return awaited.some((action) => refusalOf(workflow, document, action, caller, now) === undefined)
}

/** The state that a step leads to. */
export const stateAfter = <Table extends AnyWorkflow, Action extends ActionOf<Table>>(
  workflow: Table,
  action: Action,
): Table['steps'][Action]['to'] => workflow.steps[action]?.to

/** The name of a step in the history. */
export const nameInHistory = <Table extends AnyWorkflow, Action extends ActionOf<Table>>(
  workflow: Table,
  action: Action,
): NameInHistory<Table['steps'][Action]> => workflow.steps[action]?.recordedAs ?? workflow.steps[action]?.to

type NameInHistory<Step> = Step extends { recordedAs: infer Name }
  ? Name
  : Step extends { to: infer State }
    ? State
    : never

interface CheckedStep {
  workflow: AnyWorkflow
  step: AnyWorkflow['steps'][string]
  document: WorkflowDocument
  caller: Caller
  now: string
}

const checks: Record<DocumentCheck, (checked: CheckedStep) => ProblemType | undefined> = {
  permission({ workflow, step, document, caller }) {
    const holdsRole = !step.role || holdsAny(caller.grants, step.role, document.orgPath)
    const isParticipant = !step.onlyBy || takesPart(workflow, step.onlyBy, document, caller)
    return holdsRole && isParticipant
      ? undefined
      : (step.problems?.permission ?? workflow.problems.permission)
  },
  person({ workflow, step, document, caller }) {
    const barred = step.notBy?.find((name) => takesPart(workflow, name, document, caller))
    return barred === undefined ? undefined : workflow.participants[barred]?.problem
  },
  state({ workflow, step, document }) {
    if (step.from.includes(document.state)) return undefined
    return step.problems?.state ?? workflow.problems.state
  },
  time({ workflow, step, document, now }) {
    const first = step.notBefore?.(document)
    const last = step.notAfter?.(document)
    const isInTime = (first === undefined || first <= now) && (last === undefined || now <= last)
    if (isInTime) return undefined
    return step.problems?.time ?? workflow.problems.time ?? workflow.problems.state
  },
}

const holdsAny = (grants: readonly Grant[], role: Role | readonly Role[], orgPath: string) =>
  (typeof role === 'string' ? [role] : role).some((each) => mayAct(grants, each, orgPath))

const takesPart = (
  { participants }: AnyWorkflow,
  name: string,
  document: WorkflowDocument,
  { personId }: Caller,
) => participants[name]?.of(document).includes(personId) === true
