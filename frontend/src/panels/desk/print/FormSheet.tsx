import type { Street } from '@wijkwerk/backend/contract/place.ts'
import type { Service } from '@wijkwerk/backend/contract/service.ts'
import { THEMES } from '../../../state/idea-choices.ts'
import { t } from '../../../text/desk-text.ts'
import { formatPhone, themeName } from '../../../text/format.ts'
import { columnName, type PaperMap } from './grid.ts'

const SQUARE_MILLIMETRES = 30
const WRITING_LINES = 5

type Props = { area: string; service: Service; map: PaperMap; streets: readonly Pick<Street, 'id' | 'name'>[] }

/** A form to fill in by hand: an idea, and where it is on a map of squares or in a list of streets. */
export function FormSheet({ area, service, map, streets }: Props) {
  return (
    <section className="paper-sheet" aria-label={t('print.form')}>
      <div className="paper-head">
        <h2 className="paper-title">{t('print.formTitle', { area })}</h2>
        <p>
          {t('print.formHandIn', {
            service: service.name,
            address: service.address,
            phone: formatPhone(service.phone),
          })}
        </p>
      </div>
      <div className="paper-question">
        <strong>{t('print.formTitleField')}</strong>
        <span className="paper-line" />
      </div>
      <div className="paper-question">
        <strong>{t('print.formBody')}</strong>
        {Array.from({ length: WRITING_LINES }, (_, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines to write on are all alike
          <span key={line} className="paper-line" />
        ))}
      </div>
      <div className="paper-question">
        <strong>{t('print.formTheme')}</strong>
        <ul className="paper-options paper-row">
          {THEMES.map((theme) => (
            <li key={theme}>
              <span className="paper-box" />
              {themeName(theme)}
            </li>
          ))}
        </ul>
      </div>
      <div className="paper-question paper-place">
        <strong>{t('print.formStreet')}</strong>
        <span className="paper-line" />
        <strong>{t('print.formSquare')}</strong>
        <span className="paper-line" />
      </div>
      <div className="paper-question">
        <strong>{t('print.formReply')}</strong>
        <span className="paper-line" />
        <p>{t('print.formConsent')}</p>
      </div>
      <GridMap area={area} map={map} />
      <h3>{t('print.streets')}</h3>
      <ul className="paper-streets">
        {streets.map(({ id, name }) => (
          <li key={id}>
            {name} <span>{(map.squares.get(id) ?? []).join(' ')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

// The last square may be cut off by the edge.
const middleOf = (square: number, length: number) =>
  (square * SQUARE_MILLIMETRES + Math.min((square + 1) * SQUARE_MILLIMETRES, length)) / 2

function GridMap({ area, map: { width, height, columns, rows, outlines, streets } }: Pick<Props, 'area' | 'map'>) {
  return (
    <svg
      className="paper-map"
      viewBox={`-6 -6 ${width + 8} ${height + 8}`}
      role="img"
      aria-label={t('print.map', { area })}
    >
      <path d={outlines} fill="none" stroke="#000" strokeWidth={0.8} />
      <path d={streets} fill="none" stroke="#000" strokeWidth={0.5} strokeLinecap="round" />
      {Array.from({ length: columns }, (_, column) => columnName(column)).map((name, column) => (
        <g key={name}>
          <path d={`M${column * SQUARE_MILLIMETRES} 0V${height}`} stroke="#777" strokeWidth={0.25} />
          <text x={middleOf(column, width)} y={-1.5} fontSize={4} textAnchor="middle">
            {name}
          </text>
        </g>
      ))}
      {Array.from({ length: rows }, (_, row) => row + 1).map((name) => (
        <g key={name}>
          <path d={`M0 ${(name - 1) * SQUARE_MILLIMETRES}H${width}`} stroke="#777" strokeWidth={0.25} />
          <text x={-3} y={middleOf(name - 1, height)} fontSize={4} textAnchor="middle">
            {name}
          </text>
        </g>
      ))}
    </svg>
  )
}
