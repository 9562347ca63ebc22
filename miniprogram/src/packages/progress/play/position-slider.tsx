import { Slider } from '@tarojs/components'
import { toAria } from '../../../platform/accessibility/aria'

export interface PositionSliderProps {
  position: number // seconds of content
  lengthSeconds: number
  onSeek: (seconds: number) => void
}

export const PositionSlider = ({ position, lengthSeconds, onSeek }: PositionSliderProps) => (
  <Slider
    className="play__slider"
    min={0}
    max={lengthSeconds}
    value={position}
    activeColor="#b4232a"
    blockSize={20}
    {...toAria({ label: '播放位置' })}
    onChange={({ detail }) => onSeek(detail.value)}
  />
)
