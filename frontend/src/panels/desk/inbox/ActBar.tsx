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

/** The act behind a single key, or undefined. */
export const actOfKey = (key: string) => ACTS.find((known) => known.key === key)?.act

type Props = {
  shown: DeskIdea
  open: OpenAct | null
  mayHandle: boolean
  hasKeys: boolean
  onOpen: (act: OpenAct | null) => void
  onSeparate: () => void
  onUndo: () => void
}

/** What can be done with an idea, each with its key. */
export function ActBar({ shown, open, mayHandle, hasKeys, onOpen, onSeparate, onUndo }: Props) {
  const { visibility, idea, reports, undoable } = shown
  const hide = visibility === 'hidden' ? 'restore' : visibility === 'held' || reports.length > 0 ? 'moderate' : 'hide'
  return (
    <fieldset className="act-bar">
      <legend className="visually-hidden">{t('act.group')}</legend>
      {ACTS.filter(
        ({ act, isModeration }) => (mayHandle || isModeration) && !(act === 'duplicate' && idea.duplicateOf),
      ).map(({ act, key }) => (
        <button
          key={act}
          type="button"
          className="quiet-button"
          aria-expanded={open === act}
          onClick={() => onOpen(open === act ? null : act)}
        >
          {hasKeys && <kbd>{key}</kbd>} {t(`act.${act === 'hide' ? hide : act}`)}
        </button>
      ))}
      {mayHandle && idea.duplicateOf !== null && (
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
