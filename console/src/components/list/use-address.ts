import { useLocation, useNavigate } from 'react-router-dom'

/**
 * The two parts of the address that a list writes: the query, and what stands behind the `#`. A browser sends
 * the query to the server when the page is reloaded, where it ends up in logs; it never sends the fragment.
 * Names and phone numbers that are searched for therefore stand in the fragment.
 */
export function useAddress() {
  const { search, hash } = useLocation()
  const navigate = useNavigate()
  const query = new URLSearchParams(search)
  const fragment = new URLSearchParams(hash.slice(1))
  /**
   * Goes to the address after `change`, which alters both parts in place, without a step in the history: two
   * changes before the next render add up.
   */
  const changeAddress = (change: (query: URLSearchParams, fragment: URLSearchParams) => void) => {
    change(query, fragment)
    navigate({ search: String(query), hash: String(fragment) }, { replace: true })
  }
  return { query, fragment, changeAddress }
}
