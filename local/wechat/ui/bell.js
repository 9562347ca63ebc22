const STORAGE_KEY = 'wechat-simulator-sound'
/** C6, and G6 right after it: seconds after the first, and hertz. */
const TONES = [
  [0, 1046.5],
  [0.09, 1568],
]
let context
export const isSoundOn = () => localStorage.getItem(STORAGE_KEY) === 'on'

/** Sound is off at first: browsers play none before the first tap. */
export function setSound(on) {
  localStorage.setItem(STORAGE_KEY, on ? 'on' : 'off')
  if (on) playBell()
}

export function playBell() {
  if (!isSoundOn()) return
  context ??= new AudioContext()
  void context.resume()
  for (const [delay, frequency] of TONES) {
    const at = context.currentTime + delay
    const tone = context.createOscillator()
    const volume = context.createGain()
    tone.frequency.value = frequency
    volume.gain.setValueAtTime(0.0001, at)
    volume.gain.exponentialRampToValueAtTime(0.16, at + 0.012)
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.45)
    tone.connect(volume).connect(context.destination)
    tone.start(at)
    tone.stop(at + 0.5)
  }
}
