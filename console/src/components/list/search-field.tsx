import { SearchOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useNavigation } from 'react-router-dom'

/** A search is sent when nothing was typed for so long: one request a word and not one a key. */
const SEND_AFTER_MS = 300

interface Props {
  /** What is searched for now, by the address. */
  searched: string
  /** Called with the text without spaces at its ends; empty ends the search. */
  onSearch: (text: string) => void
  /** Shorter texts are not searched for. */
  charactersMin?: number
  label: string
  placeholder: string
}

/**
 * Searches while the administrator types. Letters that a Chinese input method is still turning into
 * characters are not searched for, and what is typed is never replaced by an earlier search.
 */
export function SearchField({ searched, onSearch, charactersMin = 1, label, placeholder }: Props) {
  const [text, setText] = useState(searched)
  const [isComposing, setComposing] = useState(false)
  const sent = useRef(searched)
  useEffect(() => {
    const isOwnSearch = searched === sent.current
    if (isOwnSearch) return
    // 清除条件, a link, or going back in the history.
    sent.current = searched
    setText(searched)
  }, [searched])

  // A filter that was chosen during the delay is in the newest one alone.
  const latestOnSearch = useRef(onSearch)
  latestOnSearch.current = onSearch
  const isLeaving = useNavigation().state !== 'idle' // for a row that was clicked; a search would stop that
  const wanted = text.trim()
  const isTooShort = wanted.length > 0 && [...wanted].length < charactersMin
  useEffect(() => {
    if (isComposing || isTooShort || isLeaving || wanted === sent.current) return
    const timer = setTimeout(() => {
      sent.current = wanted
      latestOnSearch.current(wanted)
    }, SEND_AFTER_MS)
    return () => clearTimeout(timer)
  }, [wanted, isComposing, isTooShort, isLeaving])

  return (
    <Input
      allowClear
      type="search"
      prefix={<SearchOutlined className="quiet" aria-hidden />}
      placeholder={placeholder}
      aria-label={label}
      maxLength={40}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    />
  )
}
