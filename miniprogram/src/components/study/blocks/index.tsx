import { Text, View } from '@tarojs/components'
import type { ArticleBlock } from '@zhixing/shared/catalogue/article'
import { memo } from 'react'
import './index.scss'

/** The body of an article or announcement: blocks of plain text. */
export const Blocks = memo(function Blocks({ body }: { body: ArticleBlock[] }) {
  return (
    <View className="blocks">
      {body.map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a body never changes under the reader
        <Block block={block} key={place} />
      ))}
    </View>
  )
})

function Block({ block }: { block: ArticleBlock }) {
  if (block.kind !== 'list') return <View className={`blocks__${block.kind}`}>{block.text}</View>
  return (
    <View className="blocks__list">
      {block.entries.map((entry) => (
        <View className="blocks__entry" key={entry}>
          <Text userSelect>{entry}</Text>
        </View>
      ))}
    </View>
  )
}
