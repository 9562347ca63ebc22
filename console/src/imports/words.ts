import type { ImportState, ImportView } from '@zhixing/shared/imports/contract'
import { createStateTag } from '../components/feedback/state-tag'

const stateTitles: Record<ImportState, string> = {
  uploading: '等待上传',
  reading: '正在读取',
  unreadable: '读不出来',
  mapping: '等待核对列',
  checking: '正在检查',
  checked: '等待确认导入',
  importing: '正在导入',
  done: '已完成',
  stopped: '已中止',
}

const stateColours: Record<ImportState, string> = {
  uploading: 'default',
  reading: 'blue',
  unreadable: 'red',
  mapping: 'orange',
  checking: 'blue',
  checked: 'orange',
  importing: 'blue',
  done: 'green',
  stopped: 'default',
}

export const ImportStateTag = createStateTag(stateTitles, stateColours)

/** Whether a worker reads, checks or imports, so that a page reads the state again by itself. */
export const isUnderWay = ({ state }: Pick<ImportView, 'state'>): boolean =>
  state === 'reading' || state === 'checking' || state === 'importing'

/** The step of the wizard, from 0: 选文件, 对列, 检查, 导入. */
export const stepOf = ({ state, progress }: ImportView): number => {
  switch (state) {
    case 'uploading':
    case 'reading':
    case 'unreadable':
      return 0
    case 'mapping':
      return 1
    case 'checking':
    case 'checked':
      return 2
    case 'stopped':
      return progress ? 2 : 1
    case 'importing':
    case 'done':
      return 3
  }
}
