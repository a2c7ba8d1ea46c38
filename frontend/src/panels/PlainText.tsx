import { splitLinks } from './split-links.ts'

/** Words of a resident over several lines, in their language and direction, with addresses as links. */
export function PlainText({ language, children }: { language: string; children: string }) {
  return (
    <div className="plain-text" lang={language} dir="auto">
      {splitLinks(children).map((part) =>
        part.isLink ? (
          <a key={part.start} href={part.text} rel="nofollow noopener ugc">
            {part.text}
          </a>
        ) : (
          <span key={part.start}>{part.text}</span>
        ),
      )}
    </div>
  )
}
