import { concatSamples, RATE, silence, speak, splitIntoCaptions } from './voice.mjs'

/** Seconds of silence after a beat. */
const PAUSES = { slide: 0.75, sentence: 0.4, clause: 0.12 }

const pauseAfter = (caption) => (/[。？！]$/.test(caption) ? PAUSES.sentence : PAUSES.clause)

/** The beats of the film with their times. A beat is one caption with its slide; it lasts whole frames. */
export function createTimeline(slides, framesPerSecond, scratch) {
  const beats = slides.flatMap((slide, slideIndex) => [
    ...beatsOf(slide.say, slideIndex, -1),
    ...(slide.points ?? []).flatMap((point, reached) => beatsOf(point.say, slideIndex, reached)),
  ])
  const frame = RATE / framesPerSecond
  const sounds = []
  let at = 0
  const timed = beats.map((beat, index) => {
    const sound = speak(beat.caption, scratch)
    const isLastOfSlide = beats[index + 1]?.slideIndex !== beat.slideIndex
    const pauseSeconds = isLastOfSlide ? PAUSES.slide : pauseAfter(beat.caption)
    const frames = Math.ceil((sound.length + pauseSeconds * RATE) / frame)
    sounds.push(sound, silence((frames * frame - sound.length) / RATE))
    const from = at
    at += frames / framesPerSecond
    return { ...beat, from, to: at }
  })
  return { beats: timed, samples: concatSamples(sounds), lengthSeconds: at }
}

const beatsOf = (say, slideIndex, reached) =>
  say ? splitIntoCaptions(say).map((caption) => ({ caption, slideIndex, reached })) : []

const toTimestamp = (seconds) => new Date(Math.round(seconds * 1000)).toISOString().slice(11, 23)

export function toWebVtt(beats) {
  const cues = beats.map(
    ({ caption, from, to }, index) =>
      `${index + 1}\n${toTimestamp(from)} --> ${toTimestamp(to)}\n${toCaptionText(caption)}\n`,
  )
  return `WEBVTT\n\n${cues.join('\n')}`
}

/** Captions carry no closing full stop or comma; a question mark is part of what is said. */
export const toCaptionText = (caption) => caption.replace(/[，。；、]$/, '')
