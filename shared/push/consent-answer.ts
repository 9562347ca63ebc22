export type ConsentAnswer = 'accept' | 'reject' | 'ban' | 'filter'

/**
 * What WeChat answered for a template. Every word that begins with `accept` is an accept:
 * `acceptWithAudio`, `acceptWithAlert`, `acceptWithForcePush`. Undefined for a word that is unknown.
 */
export function toConsentAnswer(answer: unknown): ConsentAnswer | undefined {
  if (typeof answer !== 'string') return undefined
  if (answer.startsWith('accept')) return 'accept'
  return answer === 'reject' || answer === 'ban' || answer === 'filter' ? answer : undefined
}
