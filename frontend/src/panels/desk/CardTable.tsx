// biome-ignore-all lint/a11y/noRedundantRoles: as cards the rows are no table rows to CSS, and Safari then tells them as plain text
import type { ReactNode } from 'react'

type Props = { caption: string; headings: readonly string[]; children: ReactNode }

/** A wide table of figures; where the screen is too narrow for it each row is a card. */
export function CardTable({ caption, headings, children }: Props) {
  return (
    <section className="table-scroll figures cards" aria-label={caption}>
      <table role="table">
        <caption>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {headings.map((heading) => (
              <th key={heading} role="columnheader" scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">{children}</tbody>
      </table>
    </section>
  )
}

export const CardRow = ({ title, children }: { title: ReactNode; children: ReactNode }) => (
  <tr role="row">
    <th role="rowheader" scope="row">
      {title}
    </th>
    {children}
  </tr>
)

/** A figure; in a card the heading of its column stands beside it. */
export const CardCell = ({ heading, children }: { heading: string; children: ReactNode }) => (
  <td role="cell" data-heading={heading}>
    {children}
  </td>
)
