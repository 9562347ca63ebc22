import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import type { Viewing } from '../../bench/fun-mooc'
import { createModel } from '../../bench/model/model'
import { drawDeliveries, type Peer, playEdu, rawXapi, sqlStore } from '../../bench/record/peers'

const shape = JSON.parse(readFileSync('table.json', 'utf8'))
const viewing: Viewing = {
  learner: 'L',
  video: 'V',
  course: 'C',
  lengthSeconds: 600,
  startedAt: 0,
  played: [[0, 600]],
  statements: 100,
}

async function spentBy(peer: Peer, viewings: Viewing[], times = 1) {
  const spent = { writes: 0, reads: 0, calls: 0 }
  const model = createModel(shape, ({ writes, reads }) => {
    spent.writes += writes
    spent.reads += reads
    spent.calls++
  })
  const outcome = await peer.learn(
    model.execute,
    'L',
    viewings,
    Date.parse('2026-11-24T01:00:00.000Z'),
    () => times,
  )
  return { ...spent, ...outcome }
}

describe('what others write for the same viewing', () => {
  test('PlayEdu: two requests, three writes and five half reads for every ten seconds', async () => {
    expect(await spentBy(playEdu, [viewing])).toMatchObject({
      requests: 12,
      writes: 18,
      reads: 15,
      doubleTenths: 0,
    })
  })
  test('PlayEdu: what is watched again counts again', async () => {
    expect((await spentBy(playEdu, [viewing, viewing])).doubleTenths).toBe(600)
  })
  test('raw xAPI: a statement is one item, 1.71 units on average', async () => {
    expect(await spentBy(rawXapi, [viewing])).toMatchObject({ requests: 100, writes: 171, reads: 0 })
  })
  test('SQL learning-record store: a statement and its five links, after a look at each', async () => {
    expect(await spentBy(sqlStore, [viewing])).toMatchObject({ requests: 100, writes: 171 + 500, reads: 250 })
  })
  test('SQL learning-record store: the same statement again is refused and inserts nothing', async () => {
    expect(await spentBy(sqlStore, [viewing], 2)).toMatchObject({ requests: 200, writes: 2 * 171 + 500 })
  })
})

test('a request is carried out twice when it arrives twice, or when no answer comes and it is sent again', () => {
  const faults = { duplicated: 0.01, overtaken: 0.01, answerLost: 0.005 }
  expect([0, 0.024, 0.026, 0.9].map((chance) => drawDeliveries(() => chance, faults)())).toEqual([2, 2, 1, 1])
})
