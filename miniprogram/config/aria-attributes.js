const onEveryElement = ['aria-label', 'aria-hidden']
const ofViews = [
  ...onEveryElement,
  'aria-role',
  'aria-level',
  'aria-checked',
  'aria-selected',
  'aria-expanded',
  'aria-disabled',
  'aria-live',
  'aria-modal',
]
const toDefaults = (attributes) => Object.fromEntries(attributes.map((attribute) => [attribute, '']))

/** What WeChat's screen reader gets from an element. Taro leaves these attributes out of its templates. */
module.exports = {
  View: toDefaults(ofViews),
  Image: toDefaults([...onEveryElement, 'aria-role']),
  Input: toDefaults(onEveryElement),
  Textarea: toDefaults(onEveryElement),
  Slider: toDefaults(onEveryElement),
}
