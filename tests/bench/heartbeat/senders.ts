import type { Sender } from './generate-load'

const json = 'content-type: application/json\r\n'

/** Writes two numbers of a learner's row. */
export function bareSender(learner: number): Sender {
  let position = 0
  return {
    nextRequest: () => {
      position++
      return { path: `/${learner}`, headers: json, body: JSON.stringify({ position, revision: position }) }
    },
  }
}

/** Writes the item of a launched learner, so that it is exactly the product's. */
export async function sameWriteSender(): Promise<Sender> {
  const { student, record } = await launchLongLesson()
  let { revision } = JSON.parse(Buffer.from(record.split('.')[0] ?? '', 'base64url').toString())
  return {
    nextRequest: () => ({
      path: '/',
      headers: json,
      body: JSON.stringify({ learnerId: student.learnerId, revision: revision++ }),
    }),
  }
}

/** Sends the beats of a learner in a long lesson; every beat carries the record of the last answer. */
export async function beatSender(): Promise<Sender> {
  const launched = await launchLongLesson()
  const headers = `${json}authorization: Bearer ${launched.student.token}\r\n`
  let { record } = launched
  let at = 0
  return {
    nextRequest: () => {
      at = (at + BEAT_TENTHS) % LESSON_TENTHS
      const end = Math.min(LESSON_TENTHS, at + BEAT_TENTHS)
      return { path: '/v1/heartbeats', headers, body: `{"record":"${record}","played":[[${at},${end}]]}` }
    },
    readAnswer: (answer) => {
      record = cutRecord(answer)
    },
  }
}

const LESSON_SECONDS = 21_600
const LESSON_TENTHS = LESSON_SECONDS * 10 // positions are tenths of a second
const BEAT_TENTHS = 10

async function launchLongLesson() {
  // The product reads its environment at import, which the stage sets first.
  const { aCourse, aStudent } = await import('../../support/progress/given')
  const { launchLesson } = await import('../../support/progress/when')
  const student = await aStudent(await aCourse([LESSON_SECONDS]))
  return { student, record: (await launchLesson(student)).body.record }
}

/** Cut out, not parsed: the load generator shares two cores with the server. */
function cutRecord(answer: string): string {
  const from = answer.indexOf('"record":"') + '"record":"'.length
  return answer.slice(from, answer.indexOf('"', from))
}
