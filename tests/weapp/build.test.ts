import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'acorn'
import { listFiles, measurePackages, weappFolder } from './build-files'

/** WeChat refuses 2 MB; a learner on a village network should not wait for half of that. */
const MAIN_BYTES_MAX = 760_000
const PACKAGE_BYTES_MAX = 200_000

const TAB_ICON_BYTES_MAX = 5_000 // WeChat refuses 40 kB
const TAB_ICON_PIXELS = 81
const TAB_BAR = 'custom-tab-bar/index'

describe('the build for WeChat', () => {
  const files = listFiles(weappFolder)

  test.each(files.filter((path) => path.endsWith('.js')))(
    '%s is ES5, which the oldest phones parse',
    (path) => {
      const source = readFileSync(join(weappFolder, path), 'utf8')
      expect(() => parse(source, { ecmaVersion: 5 })).not.toThrow()
    },
  )

  test(`has a main package of at most ${MAIN_BYTES_MAX} bytes`, () => {
    expect(measurePackages().main).toBeLessThanOrEqual(MAIN_BYTES_MAX)
  })

  test(`has subpackages of at most ${PACKAGE_BYTES_MAX} bytes each`, () => {
    const { main: _, ...others } = measurePackages()
    expect(Object.keys(others).length).toBeGreaterThan(0)
    expect(Object.entries(others).filter(([, bytes]) => bytes > PACKAGE_BYTES_MAX)).toEqual([])
  })

  test('lets what a screen reader needs through its templates', () => {
    const templates = readFileSync(join(weappFolder, 'base.wxml'), 'utf8')
    const attributesOf = (element: string) =>
      [...templates.matchAll(new RegExp(`<${element} [^>]*>`, 'g'))].map(([tag]) => tag)
    const withTouch = attributesOf('view').filter((tag) => tag.includes('hover-class'))
    for (const attribute of ['role', 'label', 'hidden', 'level', 'checked', 'selected', 'expanded', 'modal'])
      expect(withTouch.filter((tag) => !tag.includes(` aria-${attribute}="`))).toEqual([])
    expect(withTouch.length).toBeGreaterThan(0)
    expect(attributesOf('input').filter((tag) => !tag.includes(' aria-label="'))).toEqual([])
  })

  test('draws a tab bar of its own, with a label size for each type size', () => {
    const { tabBar } = JSON.parse(readFileSync(join(weappFolder, 'app.json'), 'utf8'))
    expect(tabBar).toMatchObject({ custom: true, list: { length: 4 } })
    expect(files).toEqual(
      expect.arrayContaining(['wxml', 'wxss', 'js', 'json'].map((type) => `${TAB_BAR}.${type}`)),
    )
    const styles = readFileSync(join(weappFolder, `${TAB_BAR}.wxss`), 'utf8')
    const sizes = [...styles.matchAll(/font-size:\s*(\d+)px/g)].map(([, size]) => Number(size))
    expect(sizes).toEqual([12, 15, 18])
    const template = readFileSync(join(weappFolder, `${TAB_BAR}.wxml`), 'utf8')
    for (const attribute of ['aria-role="tab"', 'aria-label=', 'aria-selected='])
      expect(template).toContain(attribute)
    const stylesOfAllPages = files.filter((path) => /^[\w-]+\.wxss$/.test(path))
    const roomBelowPage = stylesOfAllPages.map((path) => readFileSync(join(weappFolder, path), 'utf8')).join()
    expect(roomBelowPage).toMatch(/\.page--tab\.type-huge\{padding-bottom/)
  })

  test('has small tab icons of the width that WeChat asks for', () => {
    const icons = files.filter((path) => path.endsWith('.png'))
    expect(icons).toHaveLength(8)
    for (const icon of icons) {
      const png = readFileSync(join(weappFolder, icon))
      expect(png.length).toBeLessThan(TAB_ICON_BYTES_MAX)
      expect(png.readUInt32BE(16)).toBe(TAB_ICON_PIXELS) // the width in the header of a PNG file
    }
  })
})
