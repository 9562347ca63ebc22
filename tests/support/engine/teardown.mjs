export default async function () {
  await globalThis.stopEngine?.()
}
