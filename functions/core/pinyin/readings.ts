import { charactersOf } from '@zhixing/shared/characters'
import charactersBySyllable from './readings.json' with { type: 'json' }

/** The readings of each character of a text, without tones; ü is v. Other characters are left out. */
export type Readings = readonly (readonly string[])[]

let readingsOf: Map<string, string[]> | undefined

/** Made at the first search: 21,000 readings that no other call needs. */
function getReadings(): Map<string, string[]> {
  if (readingsOf) return readingsOf
  readingsOf = new Map()
  for (const [syllable, characters] of Object.entries(charactersBySyllable))
    for (const character of characters)
      readingsOf.set(character, [...(readingsOf.get(character) ?? []), syllable])
  return readingsOf
}

export const toReadings = (text: string): Readings =>
  charactersOf(text).flatMap((character) => {
    const readings = getReadings().get(character)
    return readings ? [readings] : []
  })
