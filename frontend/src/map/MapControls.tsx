import { t } from '../text/text.ts'

type Props = { onZoom: (levels: 1 | -1) => void; onLocate: () => void; isLocating: boolean }

/** Buttons to find oneself and to zoom, for who does not drag or pinch. */
export function MapControls({ onZoom, onLocate, isLocating }: Props) {
  return (
    <div className="map-controls">
      <button
        type="button"
        onClick={onLocate}
        aria-label={t('map.locate')}
        title={t('map.locate')}
        aria-busy={isLocating}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <circle cx="12" cy="12" r="6" />
          <path d="M12 2v5M12 17v5M2 12h5M17 12h5" />
        </svg>
      </button>
      <button type="button" onClick={() => onZoom(1)} aria-label={t('map.zoomIn')} title={t('map.zoomIn')}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M12 5v14M5 12h14" />
        </svg>
      </button>
      <button type="button" onClick={() => onZoom(-1)} aria-label={t('map.zoomOut')} title={t('map.zoomOut')}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M5 12h14" />
        </svg>
      </button>
    </div>
  )
}
