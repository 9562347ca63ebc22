import { mergeInternalComponents } from '@tarojs/shared'

mergeInternalComponents({ View: { 'aria-role': '' } })
