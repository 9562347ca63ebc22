import { joined, pieces, RATE, silence, speak } from './voice.mjs'

/** The beats of the film with their times. A beat is one caption with its slide; it lasts whole frames. */
export function timeline(slides, framesPerSecond, scratch) {
  const beats = slides.flatMap((slide, slideIndex) => [
    ...spoken(slide.say, slideIndex, -1),
    ...(slide.points ?? []).flatMap((point, reached) => spoken(point.say, slideIndex, reached)),
  ])
  const frame = RATE / framesPerSecond
  const sounds = []
  let at = 0
  const timed = beats.map((beat, index) => {
    const sound = speak(beat.caption, scratch)
    const last = beats[index + 1]?.slideIndex !== beat.slideIndex
    const pause = last ? 0.75 : /[。？！]$/.test(beat.caption) ? 0.4 : 0.12
    const frames = Math.ceil((sound.length + pause * RATE) / frame)
    sounds.push(sound, silence((frames * frame - sound.length) / RATE))
    const from = at
    at += frames / framesPerSecond
    return { ...beat, from, to: at }
  })
  return { beats: timed, samples: joined(sounds), lengthSeconds: at }
}

const spoken = (say, slideIndex, reached) =>
  say ? pieces(say).map((caption) => ({ caption, slideIndex, reached })) : []

const stamp = (seconds) => new Date(Math.round(seconds * 1000)).toISOString().slice(11, 23)

export function webVtt(beats) {
  const cues = beats.map(
    ({ caption, from, to }, index) => `${index + 1}\n${stamp(from)} --> ${stamp(to)}\n${bare(caption)}\n`,
  )
  return `WEBVTT\n\n${cues.join('\n')}`
}

/** Captions carry no closing full stop or comma; a question mark is part of what is said. */
export const bare = (caption) => caption.replace(/[，。；、]$/, '')
