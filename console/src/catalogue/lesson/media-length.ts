const TIMEOUT_MS = 8_000

/** The playing time of a video or audio file in whole seconds; undefined if this browser cannot read it. */
export function readMediaLength(file: File): Promise<number | undefined> {
  if (!/\.(mp4|webm|m4a)$/i.test(file.name)) return Promise.resolve(undefined)
  return new Promise((resolve) => {
    const player = document.createElement(/\.m4a$/i.test(file.name) ? 'audio' : 'video')
    const url = URL.createObjectURL(file)
    const finish = (seconds?: number) => {
      clearTimeout(timer)
      URL.revokeObjectURL(url)
      resolve(seconds)
    }
    const timer = setTimeout(finish, TIMEOUT_MS)
    player.preload = 'metadata'
    player.onloadedmetadata = () =>
      finish(Number.isFinite(player.duration) ? Math.floor(player.duration) : undefined)
    player.onerror = () => finish()
    player.src = url
  })
}
