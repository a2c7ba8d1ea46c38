import type { Hindrance, WorkDetail } from '@wijkwerk/backend/contract/works.ts'
import { useToday } from '../../state/use-today.ts'
import { t } from '../../text/text.ts'
import { EffectSign } from './EffectSign.tsx'
import { blocksToShow, blockWords, hindranceWords } from './work-facts.ts'

const MAX_BLOCKS = 6

function Zone({ hindrance, isCancelled }: { hindrance: Hindrance; isCancelled: boolean }) {
  const { severe, effects, note, periods } = hindrance
  const today = useToday()
  const blocks = blocksToShow(periods, today)
  const left = blocks.length - MAX_BLOCKS
  return (
    <div className="hindrance">
      <p>
        <strong className={hindrance.isNow ? 'is-now' : undefined}>
          {isCancelled ? t('work.hindranceOver') : hindranceWords(hindrance, today)}
        </strong>
        {severe && <span className="tag">{t('work.severe')}</span>}
      </p>
      {effects.length > 0 && (
        <ul className="effects">
          {effects.map((effect) => (
            <li key={effect}>
              <EffectSign effect={effect} />
              {t(`work.effect.${effect}`)}
            </li>
          ))}
        </ul>
      )}
      {note && <p>{note}</p>}
      <ul className="blocks">
        {blocks.slice(0, MAX_BLOCKS).map((block) => (
          <li key={`${block.start} ${block.end}`}>{blockWords(block)}</li>
        ))}
        {left > 0 && <li>{t('work.moreBlocks', { count: left })}</li>}
      </ul>
    </div>
  )
}

const nowFirst = (a: Hindrance, b: Hindrance) => Number(b.isNow) - Number(a.isNow)

/** What works do to who lives or passes there, when, and whether that is now. */
export function WorkHindrance({ work }: { work: Pick<WorkDetail, 'hindrances' | 'status' | 'passage'> }) {
  const { hindrances, status, passage } = work
  const isOver = status === 'done' || status === 'cancelled'
  // Where nobody said if one can pass, the page has said already that it does not know.
  if (hindrances.length === 0 && (isOver || Object.keys(passage).length === 0)) return null
  return (
    <section aria-labelledby="hinder">
      <h2 id="hinder">{t('work.hindrance')}</h2>
      {hindrances.length === 0 && <p className="soft">{t('work.noHindrance')}</p>}
      {[...hindrances].sort(nowFirst).map((hindrance) => (
        <Zone key={hindrance.id} hindrance={hindrance} isCancelled={status === 'cancelled'} />
      ))}
    </section>
  )
}
