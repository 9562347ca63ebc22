const TIMEOUT_MS = 8_000

/** The whole seconds of a film or a sound, from the file itself; undefined where this browser cannot read it. */
export function lengthOfFile(file: File): Promise<number | undefined> {
  if (!/\.(mp4|webm|m4a)$/i.test(file.name)) return Promise.resolve(undefined)
  return new Promise((resolve) => {
    const player = document.createElement(/\.m4a$/i.test(file.name) ? 'audio' : 'video')
    const address = URL.createObjectURL(file)
    const end = (seconds?: number) => {
      clearTimeout(timer)
      URL.revokeObjectURL(address)
      resolve(seconds)
    }
    const timer = setTimeout(end, TIMEOUT_MS)
    player.preload = 'metadata'
    player.onloadedmetadata = () =>
      end(Number.isFinite(player.duration) ? Math.floor(player.duration) : undefined)
    player.onerror = () => end()
    player.src = address
  })
}
