import { afterEach, describe, expect, jest, test } from '@jest/globals'
import * as contract from '@zhixing/shared/catalogue/contract'
import { ulid } from 'ulid'
import { aCourseOffice } from '../../support/catalogue/course-office'
import { aDraftLesson, courseFacts } from '../../support/catalogue/given'
import { demoFile, upload, withIndexAtEnd } from '../../support/catalogue/uploaded'
import { anAdministrator } from '../../support/identity/given'
import { request } from '../../support/request'

afterEach(() => {
  jest.restoreAllMocks()
})

const film = await demoFile('videos/desk-stretch.mp4') // 74.2 s
const copy = await demoFile('videos/desk-stretch.webm')
const sound = await demoFile('audio/breathing-break.m4a') // 85.3 s
const document = await demoFile('documents/duty-roster.pdf')

const measure = async (token: string, mediaUrl: string) => {
  const answer = await request(contract.measureMedia, { mediaUrl }, { token })
  return answer.type ?? answer.body.lengthSeconds
}

describe('the length of an uploaded file', () => {
  test('C9 is read from MP4, M4A and WebM, wherever the index stands, by three reads of the bucket, once', async () => {
    const { token } = await anAdministrator('editor')
    const urls = [
      await upload(token, 'mp4', film),
      await upload(token, 'mp4', withIndexAtEnd(film)),
      await upload(token, 'webm', copy),
      await upload(token, 'm4a', sound),
    ]
    const fetched = jest.spyOn(globalThis, 'fetch')
    const lengths = () => Promise.all(urls.map((url) => measure(token, url)))
    expect(await lengths()).toEqual([74, 74, 74, 85])
    expect(fetched.mock.calls.length).toBeLessThanOrEqual(3 * urls.length)
    fetched.mockClear()
    expect(await lengths()).toEqual([74, 74, 74, 85])
    expect(fetched).not.toHaveBeenCalled()
  })

  test('422 media-unreadable for a file that is cut off, is none, or is not there', async () => {
    const { token } = await anAdministrator('editor')
    const urls = [
      await upload(token, 'mp4', film.subarray(0, 200_000)),
      await upload(token, 'm4a', Buffer.from('not a film')),
      await upload(token, 'mp4', document),
      '/media/uploads/01J0000000000000000000000Z.mp4',
    ]
    for (const url of urls)
      expect([url, await measure(token, url)]).toEqual([url, 'catalogue/media-unreadable'])
  })

  test('403 forbidden without an editor’s role', async () => {
    const { token } = await anAdministrator('supervisor')
    expect(await measure(token, '/media/films/900.mp4')).toBe('request/forbidden')
  })
})

describe('422 not-publishable', () => {
  const lessonsOf = async (token: string) => [
    aDraftLesson({
      lengthSeconds: 74,
      mediaUrl: await upload(token, 'mp4', film),
      webmUrl: await upload(token, 'webm', copy),
    }),
    aDraftLesson({ kind: 'audio', lengthSeconds: 85, mediaUrl: await upload(token, 'm4a', sound) }),
    aDraftLesson({ kind: 'document', lengthSeconds: 300, mediaUrl: await upload(token, 'pdf', document) }),
  ]

  test('for lessons whose length is not that of the file, and for files that are missing or broken', async () => {
    const { token, save, publish } = await aCourseOffice()
    const [video, audio, reading] = await lessonsOf(token)
    const lessons = [
      { ...video!, lengthSeconds: 77 },
      { ...audio!, lengthSeconds: 60 },
      { ...reading!, mediaUrl: `/media/uploads/${ulid()}.pdf` },
      { ...video!, lessonId: ulid(), webmUrl: await upload(token, 'webm', copy.subarray(0, 100_000)) },
    ]
    await save(0, courseFacts({ lessons }))
    const refused = await publish(1)
    expect([refused.status, refused.type]).toEqual([422, 'catalogue/not-publishable'])
    expect(refused.problem?.errors).toEqual([
      {
        path: 'lessons.0.lengthSeconds',
        message: '第 1 个课时写的是 1 分 17 秒，文件长 1 分 14 秒，请打开课时，点“按文件更新时长”',
      },
      {
        path: 'lessons.1.lengthSeconds',
        message: '第 2 个课时写的是 1 分 00 秒，文件长 1 分 25 秒，请打开课时，点“按文件更新时长”',
      },
      { path: 'lessons.2.mediaUrl', message: '第 3 个课时的文件找不到，请重新上传' },
      { path: 'lessons.3.webmUrl', message: expect.stringContaining('备用视频') },
    ])
  })

  test('control: with the lengths of the files it is published, and reads no file that was measured', async () => {
    const { token, courseId, save, publish } = await aCourseOffice()
    const lessons = await lessonsOf(token)
    for (const { mediaUrl = '', webmUrl } of lessons) {
      if (mediaUrl.endsWith('pdf')) continue
      await measure(token, mediaUrl)
      if (webmUrl) await measure(token, webmUrl)
    }
    await save(0, courseFacts({ lessons }))
    const fetched = jest.spyOn(globalThis, 'fetch')
    expect((await publish(1)).body.state).toBe('published')
    expect(fetched).toHaveBeenCalledTimes(1) // the document, which nothing had measured
    expect((await request(contract.getCourse, { courseId })).body.lengthSeconds).toBe(74 + 85 + 300)
  })
})
