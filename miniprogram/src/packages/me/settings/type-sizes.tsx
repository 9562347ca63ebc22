import { Text, View } from '@tarojs/components'
import { setTypeSize, type TypeSize, typeSizes, useTypeSize } from '../../../appearance/type-size'

const sizes = Object.keys(typeSizes) as TypeSize[]

/** Each name is shown in its own size. The sample below, like every page, follows the choice at once. */
export function TypeSizes() {
  const chosen = useTypeSize()
  return (
    <View className="card">
      <View className="type-sizes">
        {sizes.map((size) => (
          <View
            className={`type-sizes__size type-${size} ${size === chosen ? 'type-sizes__size--chosen' : ''}`}
            hoverClass="pressed"
            key={size}
            onClick={() => setTypeSize(size)}
          >
            {typeSizes[size]}
          </View>
        ))}
      </View>
      <Text className="type-sizes__title">学时怎么算</Text>
      <Text className="type-sizes__sample">
        学过的内容由服务器计时，同一内容只计一次。学完一门课程，学时自动入账。
      </Text>
    </View>
  )
}
