import { type DragEvent, useState } from 'react'

export type DragOrder = ReturnType<typeof useDragOrder>

/** Rows that are dragged by a handle; whoever uses the keyboard has buttons for the same. */
export function useDragOrder(move: (from: number, to: number) => void) {
  const [from, setFrom] = useState<number>()
  const [over, setOver] = useState<number>()
  const end = () => {
    setFrom(undefined)
    setOver(undefined)
  }
  return {
    handle: (index: number) => ({
      draggable: true,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', '') // Firefox drags nothing without it
        setFrom(index)
      },
      onDragEnd: end,
    }),
    target: (index: number) => ({
      className:
        over === index && from !== undefined && from !== index
          ? from < index
            ? 'drop-below'
            : 'drop-above'
          : '',
      onDragOver: (event: DragEvent) => {
        if (from === undefined) return
        event.preventDefault()
        setOver(index)
      },
      onDrop: (event: DragEvent) => {
        if (from === undefined) return
        event.preventDefault()
        move(from, index)
        end()
      },
    }),
  }
}
