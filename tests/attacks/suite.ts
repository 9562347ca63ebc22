import { type Attack, attemptOn, type Outcome } from './attempt'
import { composed } from './controls/study'
import { product } from './product'
import type { Stage } from './system'
import { declareCompletion } from './t01-declare-completion'
import { hundredBeats, sameCall } from './t02-credit-per-call'
import { batches } from './t03-batches'
import { forgedRecords } from './t04-forged-records'
import { speed } from './t05-speed'
import { realTimeRobot, robotPastChecks } from './t06-real-time-robot'
import { manyDevices } from './t07-many-devices'
import { seekToEnd } from './t08-seek-to-end'
import { checksRemoved } from './t09-checks-removed'
import { checkBorrowed } from './t10-check-borrowed'
import { replay, replayElsewhere } from './t12-replay'
import { clientClocks, serverClock } from './t13-clocks'
import { answersTold } from './t14-answers-told'
import { everyOption } from './t15-every-option'
import { otherIds } from './t16-other-ids'
import { handedOver } from './t17-handed-over'
import { oldEndpoints } from './t18-old-endpoints'
import { onePerson } from './t20-one-person'
import { ownRequests } from './t20-own-requests'
import { ownReviews } from './t20-own-reviews'
import { editedInside } from './t21-edited-inside'
import { approvalTurned, dayInPieces, declaredTwice } from './t22-offline-hours'

export const attacks: Attack[] = [
  ...[
    declareCompletion,
    sameCall,
    hundredBeats,
    batches,
    forgedRecords,
    speed,
    realTimeRobot,
    robotPastChecks,
    manyDevices,
    seekToEnd,
    checksRemoved,
    checkBorrowed,
  ],
  ...[
    replay,
    replayElsewhere,
    clientClocks,
    serverClock,
    answersTold,
    everyOption,
    otherIds,
    handedOver,
    oldEndpoints,
    onePerson,
    ownRequests,
    ownReviews,
    editedInside,
    declaredTwice,
    dayInPieces,
    approvalTurned,
  ],
]

export interface Row {
  attack: Attack
  arm: 'product' | 'composed' | 'control'
  removed?: string
  outcome: Outcome
}

const run = async (attack: Attack, stage: Stage): Promise<Outcome> => {
  const attempt = attemptOn(stage)
  await attack.run(attempt)
  return attempt.outcome()
}

/** The product; then what the controls are made of with nothing removed, so that what a control lets through is due to what it lacks; then they. */
export async function rowsOf(attack: Attack): Promise<Row[]> {
  const rows: Row[] = [
    { attack, arm: 'product', outcome: await run(attack, product) },
    { attack, arm: 'composed', outcome: await run(attack, (attack.whole ?? composed)()) },
  ]
  for (const { removed, stage } of attack.controls)
    rows.push({ attack, arm: 'control', removed, outcome: await run(attack, stage()) })
  return rows
}

/** What an attack has gained, in whatever it was after. */
export const gained = ({ excessMs, letThrough }: Outcome) => excessMs + letThrough
export const isAsItShouldBe = ({ arm, outcome }: Row) =>
  arm === 'control' ? gained(outcome) > 0 : gained(outcome) === 0
