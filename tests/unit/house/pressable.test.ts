import { expect, test } from '@jest/globals'
import { sourcesOf } from '../../support/sources'

/** Taro's elements that take a tap but have neither role nor keyboard. */
const tappableElements = (source: string) => [...source.matchAll(/<(?:View|Text|Image)\b[^>]*?\sonClick=/g)]

test('what can be tapped in the mini-program is a Pressable, which has a role and a keyboard', () => {
  const unnamed = sourcesOf('miniprogram/src').filter(({ text }) => tappableElements(text).length > 0)
  expect(unnamed.map(({ path }) => `${path}: use Pressable for what can be tapped`)).toEqual([])
})

test('control: a view with a tap is found', () => {
  expect(tappableElements('<View className="a" hoverClass="pressed" onClick={open}>')).toHaveLength(1)
  expect(tappableElements('<Pressable role="link" className="a" onClick={open}>')).toHaveLength(0)
})
