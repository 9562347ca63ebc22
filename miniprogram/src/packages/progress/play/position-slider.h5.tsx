import { positionWords } from '../../../words/lengths'
import type { PositionSliderProps } from './position-slider'

/** The browser's own slider: Taro's cannot be reached by a keyboard. */
export const PositionSlider = ({ position, lengthSeconds, onSeek }: PositionSliderProps) => (
  <input
    type="range"
    className="play__range"
    aria-label="播放位置"
    aria-valuetext={positionWords(position)}
    min={0}
    max={lengthSeconds}
    value={position}
    onChange={({ target }) => onSeek(Number(target.value))}
  />
)
