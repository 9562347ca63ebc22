import { useAddress } from './use-address'

const PARAMETER = 'q'

/**
 * What is searched for in a list of people, kept behind the `#` of the address. `searched` is empty while
 * nothing is.
 */
export function useAddressSearch() {
  const { fragment, changeAddress } = useAddress()
  const search = (text: string) =>
    changeAddress((_, changed) => {
      if (text) changed.set(PARAMETER, text)
      else changed.delete(PARAMETER)
    })
  return { searched: fragment.get(PARAMETER) ?? '', search }
}
