import type { DeskIdea } from '@wijkwerk/backend/contract/desk.ts'
import type { DeskAct } from '../../../api/desk-inbox.ts'
import { t } from '../../../text/desk-text.ts'
import { statusName } from '../../../text/format.ts'

/** What an act did, as is said once it is done; `after` is the idea as it stands then. */
export function doneText({ kind, body }: DeskAct, after: DeskIdea): string {
  if (kind === 'undo') return t('deskIdea.undone')
  if (kind === 'visibility') return t(body.isHidden ? 'done.hidden' : 'done.shown')
  switch (body.act) {
    case 'answer':
      return told(t('done.answer', { status: statusName(body.status) }), after)
    case 'hand-over':
      return told(t('done.hand-over', { to: body.to }), after)
    case 'ask':
      return told(t('done.ask'), after)
    case 'duplicate':
      return t('done.duplicate', { id: String(body.of) })
    case 'assign':
      return after.assignee ? t('done.assign', { name: after.assignee.name }) : t('done.assignNobody')
    case 'note':
    case 'move':
    case 'theme':
    case 'separate':
      return t(`done.${body.act}`)
    case 'attach':
    case 'follow-up':
      return t('act.done')
  }
}

/** With how the author hears of it. */
function told(done: string, { replyKind, isReplyConfirmed }: DeskIdea): string {
  return replyKind === null || !isReplyConfirmed ? done : `${done} ${t(`done.told.${replyKind}`)}`
}
