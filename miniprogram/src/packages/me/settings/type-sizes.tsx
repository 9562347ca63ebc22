import { Text, View } from '@tarojs/components'
import { setTypeSize, type TypeSize, typeSizes, useTypeSize } from '../../../appearance/type-size'
import { Pressable } from '../../../components/controls/pressable'
import { Heading } from '../../../components/layout/heading'
import { toAria } from '../../../platform/accessibility/aria'

const sizes = Object.keys(typeSizes) as TypeSize[]

/** Each name is shown in its own size. The sample below, like every page, follows the choice at once. */
export function TypeSizes() {
  const chosen = useTypeSize()
  return (
    <View className="card">
      <View className="type-sizes" {...toAria({ role: 'radiogroup', label: '字号' })}>
        {sizes.map((size) => (
          <Pressable
            role="radio"
            isChosen={size === chosen}
            isInTabOrder={size === chosen}
            className={`type-sizes__size type-${size} ${size === chosen ? 'type-sizes__size--chosen' : ''}`}
            key={size}
            onClick={() => setTypeSize(size)}
          >
            {typeSizes[size]}
          </Pressable>
        ))}
      </View>
      <Heading level={3} className="type-sizes__title">
        学时怎么算
      </Heading>
      <Text className="type-sizes__sample">
        学过的内容由服务器计时，同一内容只计一次。学完一门课程，学时自动入账。
      </Text>
    </View>
  )
}
