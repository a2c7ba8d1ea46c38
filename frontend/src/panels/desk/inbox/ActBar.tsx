import type { DeskIdea } from '@wijkwerk/backend/contract/desk.ts'
import { t } from '../../../text/desk-text.ts'
import type { OpenAct } from './ActForms.tsx'

const ACTS: readonly { act: OpenAct; key: string; isModeration?: boolean }[] = [
  { act: 'answer', key: 'a' },
  { act: 'assign', key: 't' },
  { act: 'duplicate', key: 'd' },
  { act: 'move', key: 'v' },
  { act: 'hand-over', key: 'g' },
  { act: 'hide', key: 'h', isModeration: true },
  { act: 'note', key: 'n' },
  { act: 'ask', key: 'q' },
  { act: 'theme', key: 'o' },
  { act: 'attach', key: 'b' },
]

/** What everyone would read: nobody does while an idea is not on the site. */
const PUBLIC_ACTS: readonly OpenAct[] = ['answer', 'hand-over']

type May = { mayHandle: boolean; mayModerate: boolean }

/** What can be done with an idea as it stands; of one that waits to be looked at, that first. */
function offeredActs({ visibility, idea, replyKind, isReplyConfirmed }: DeskIdea, { mayHandle, mayModerate }: May) {
  const offered = ACTS.filter(
    ({ act, isModeration }) =>
      (mayHandle || (isModeration && mayModerate)) &&
      !(act === 'duplicate' && idea.duplicateOf) &&
      !(act === 'ask' && (replyKind === null || !isReplyConfirmed)) &&
      !(visibility !== 'public' && PUBLIC_ACTS.includes(act)),
  )
  return visibility === 'held'
    ? [...offered].sort((a, b) => Number(b.act === 'hide') - Number(a.act === 'hide'))
    : offered
}

/** The act behind a single key, or undefined where there is none for this idea. */
export const actOfKey = (key: string, shown: DeskIdea, may: May) =>
  offeredActs(shown, may).find((known) => known.key === key)?.act

type Props = {
  shown: DeskIdea
  open: OpenAct | null
  may: May
  hasKeys: boolean
  onOpen: (act: OpenAct | null) => void
  onSeparate: () => void
  onUndo: () => void
}

/** What can be done with an idea, each with its key. */
export function ActBar({ shown, open, may, hasKeys, onOpen, onSeparate, onUndo }: Props) {
  const { visibility, idea, reports, undoable } = shown
  const hide = visibility === 'hidden' ? 'restore' : visibility === 'held' || reports.length > 0 ? 'moderate' : 'hide'
  return (
    <fieldset className="act-bar">
      <legend className="visually-hidden">{t('act.group')}</legend>
      {offeredActs(shown, may).map(({ act, key }) => (
        <button
          key={act}
          type="button"
          className={visibility === 'held' && act === 'hide' ? 'button' : 'quiet-button'}
          aria-expanded={open === act}
          onClick={() => onOpen(open === act ? null : act)}
        >
          {hasKeys && <kbd>{key}</kbd>} {t(`act.${act === 'hide' ? hide : act}`)}
        </button>
      ))}
      {may.mayHandle && idea.duplicateOf !== null && (
        <button type="button" className="quiet-button" onClick={onSeparate}>
          {t('act.separate')}
        </button>
      )}
      {undoable && (
        <button type="button" className="quiet-button" onClick={onUndo}>
          {hasKeys && <kbd>u</kbd>} {t('deskIdea.undo')}
        </button>
      )}
    </fieldset>
  )
}
