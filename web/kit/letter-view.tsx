import type { LetterContent } from '../../letters/compose.ts'

/** The content of an official letter as it will be printed; always in Chinese, with its courtesy note. */
export function LetterView({ content }: { readonly content: LetterContent }) {
  return (
    <article class="letter" lang="zh-CN">
      <p class="letter-title">{content.title}</p>
      {content.blocks.map((block) => {
        if ('heading' in block) return <p class="letter-heading">{block.heading}</p>
        if ('address' in block) return <p>{block.address}</p>
        if ('paragraph' in block) return <p>{block.paragraph}</p>
        if ('items' in block) {
          return (
            <ol>
              {block.items.map((item) => (
                <li>{item}</li>
              ))}
            </ol>
          )
        }
        return block.rows.map(([label, text]) => (
          <p>
            {label}：{text}
          </p>
        ))
      })}
      <p class="hint" lang="en">
        {content.courtesy}
      </p>
    </article>
  )
}
