export default function () {
  globalThis.stopEngine?.()
}
