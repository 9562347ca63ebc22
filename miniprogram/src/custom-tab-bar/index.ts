import Taro from '@tarojs/taro'
import { currentTypeSize } from '../appearance/type-size'
import { tabs } from '../navigation/tabs'

/**
 * WeChat's own tab bar cannot grow its labels, so this one is drawn in its place: a component of WeChat, not
 * of React, which would cost every tab page a tree of its own. Each tab page has one;
 * `platform/page-frame.ts` calls `update` when the page is shown.
 */
Component({
  data: { tabs, selected: '', typeSize: '' },
  lifetimes: {
    attached() {
      this.update()
    },
  },
  methods: {
    /** Shows the tab of the page that is on top, in the current type size. */
    update() {
      const selected = Taro.getCurrentPages().at(-1)?.route ?? ''
      const typeSize = currentTypeSize()
      const isShown = this.data.selected === selected && this.data.typeSize === typeSize
      if (!isShown) this.setData({ selected, typeSize })
    },
    open({ currentTarget }: { currentTarget: { dataset: { path?: string } } }) {
      void Taro.switchTab({ url: `/${currentTarget.dataset.path}` })
    },
  },
})
