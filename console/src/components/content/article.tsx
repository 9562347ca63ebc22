import type { ArticleBlock } from '@zhixing/shared/catalogue/article'
import { createElement } from 'react'
import './article.css'

const elements = { heading: 'h3', paragraph: 'p', quote: 'blockquote' } as const

/** An article as it is read. Blocks hold plain text only, so there is no HTML to sanitise. */
export const Article = ({ blocks }: { blocks: ArticleBlock[] }) => (
  <div className="article">
    {blocks.map((block, index) =>
      block.kind === 'list' ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity but their position
        <ul key={index}>
          {block.entries.map((entry, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their position
            <li key={line}>{entry}</li>
          ))}
        </ul>
      ) : (
        createElement(elements[block.kind], { key: index }, block.text)
      ),
    )}
  </div>
)
