import { type DragEvent, useState } from 'react'
import './drag-order.css'

export type DragOrder = ReturnType<typeof useDragOrder>

/** Rows that are moved by dragging a handle. Their buttons do the same for the keyboard. */
export function useDragOrder(move: (from: number, to: number) => void) {
  const [dragged, setDragged] = useState<number>()
  const [target, setTarget] = useState<number>()
  const end = () => {
    setDragged(undefined)
    setTarget(undefined)
  }
  const dropMark = (index: number) => {
    if (target !== index || dragged === undefined || dragged === index) return ''
    return dragged < index ? 'drop-below' : 'drop-above'
  }
  return {
    /** Properties of the handle of a row. */
    handle: (index: number) => ({
      draggable: true,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', '') // without data Firefox starts no drag
        setDragged(index)
      },
      onDragEnd: end,
    }),
    /** Properties of the row itself, over which another one is dropped. */
    target: (index: number) => ({
      className: dropMark(index),
      onDragOver: (event: DragEvent) => {
        if (dragged === undefined) return
        event.preventDefault()
        setTarget(index)
      },
      onDrop: (event: DragEvent) => {
        if (dragged === undefined) return
        event.preventDefault()
        move(dragged, index)
        end()
      },
    }),
  }
}
