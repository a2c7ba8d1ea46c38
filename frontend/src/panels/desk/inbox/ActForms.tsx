import type { AnswerTemplate, DeskIdea, NewTemplate } from '@wijkwerk/backend/contract/desk.ts'
import type { AreaReference } from '@wijkwerk/backend/contract/place.ts'
import type { DeskAct } from '../../../api/desk-inbox.ts'
import { THEMES } from '../../../state/idea-choices.ts'
import { useDraft } from '../../../state/use-draft.ts'
import { t } from '../../../text/desk-text.ts'
import { themeName } from '../../../text/format.ts'
import type { PickOnMap } from '../../pick-on-map.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { AttachForm } from './AttachForm.tsx'
import { DuplicateForm } from './DuplicateForm.tsx'
import { ModerateForm } from './ModerateForm.tsx'
import { MoveForm } from './MoveForm.tsx'
import { ShortForm } from './ShortForm.tsx'

/** The acts that ask something first. */
export type OpenAct =
  | 'answer'
  | 'assign'
  | 'duplicate'
  | 'move'
  | 'hand-over'
  | 'hide'
  | 'note'
  | 'ask'
  | 'theme'
  | 'attach'

type Props = {
  open: OpenAct
  shown: DeskIdea
  templates: readonly AnswerTemplate[]
  colleagues: readonly { id: number; name: string }[]
  kernen: readonly AreaReference[]
  today: string
  isPending: boolean
  pickOnMap: PickOnMap
  onAct: (act: DeskAct) => void
  onKeep: (template: NewTemplate) => void
}

const textOf = (values: FormData, name: string) => String(values.get(name) ?? '').trim()
const themeOf = (values: FormData) => THEMES.find((theme) => theme === values.get('theme'))

function TextField({ name, label }: { name: string; label: string }) {
  return (
    <div className="field">
      <label htmlFor={`act-${name}`}>{label}</label>
      <textarea id={`act-${name}`} name={name} rows={3} required minLength={3} maxLength={2000} />
    </div>
  )
}

function LineField({ name, label, isOptional = false }: { name: string; label: string; isOptional?: boolean }) {
  return (
    <div className="field">
      <label htmlFor={`act-${name}`}>{label}</label>
      <input id={`act-${name}`} name={name} type="text" required={!isOptional} maxLength={120} />
    </div>
  )
}

/** The form of the act that is open. */
export function ActForms({ open, shown, templates, colleagues, kernen, today, isPending, ...props }: Props) {
  const { pickOnMap, onAct, onKeep } = props
  const { revision, idea } = shown
  const draft = useDraft<Record<string, string>>(idea.id, open)
  const act = (body: Extract<DeskAct, { kind: 'act' }>['body']) => onAct({ kind: 'act', body })
  switch (open) {
    case 'answer':
      return <AnswerForm {...{ shown, templates, today, isPending, onKeep }} onSend={act} />
    case 'move':
      return <MoveForm {...{ shown, kernen, isPending, pickOnMap }} onSend={act} />
    case 'attach':
      return <AttachForm {...{ shown, isPending }} onSend={act} />
    case 'assign':
      return (
        <ShortForm
          title={t('assign.who')}
          save={t('assign.save')}
          isPending={isPending}
          onSubmit={(values) => act({ act: 'assign', revision, staffId: Number(textOf(values, 'staff')) || null })}
        >
          <div className="field">
            <label htmlFor="act-staff">{t('assign.who')}</label>
            <select id="act-staff" name="staff" defaultValue={shown.assignee?.id ?? ''}>
              <option value="">{t('assign.nobody')}</option>
              {colleagues.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        </ShortForm>
      )
    case 'duplicate':
      return <DuplicateForm {...{ shown, isPending }} onSend={act} />
    case 'hand-over':
      return (
        <ShortForm
          title={t('handOver.title')}
          draft={draft}
          save={t('handOver.save')}
          isPending={isPending}
          onSubmit={(values) => {
            const reference = textOf(values, 'reference')
            const [to, reason] = [textOf(values, 'to'), textOf(values, 'reason')]
            act({ act: 'hand-over', revision, to, reason, ...(reference && { reference }) })
          }}
        >
          <LineField name="to" label={t('handOver.to')} />
          <LineField name="reference" label={t('handOver.reference')} isOptional />
          <TextField name="reason" label={t('handOver.reason')} />
        </ShortForm>
      )
    case 'hide':
      return (
        <ModerateForm
          shown={shown}
          isPending={isPending}
          draft={draft}
          onDecide={(isHidden, reason) =>
            onAct({ kind: 'visibility', body: { revision, what: { idea: true }, isHidden, reason } })
          }
        />
      )
    case 'note':
      return (
        <ShortForm
          title={t('note.title')}
          draft={draft}
          save={t('note.save')}
          isPending={isPending}
          onSubmit={(values) => act({ act: 'note', revision, body: textOf(values, 'body') })}
        >
          <TextField name="body" label={t('note.body')} />
        </ShortForm>
      )
    case 'ask':
      return (
        <ShortForm
          title={t('ask.title')}
          draft={draft}
          save={t('ask.save')}
          isPending={isPending}
          onSubmit={(values) => act({ act: 'ask', revision, question: textOf(values, 'question') })}
        >
          <TextField name="question" label={t('ask.question')} />
        </ShortForm>
      )
    case 'theme':
      return (
        <ShortForm
          title={t('theme.title')}
          save={t('theme.save')}
          isPending={isPending}
          onSubmit={(values) => act({ act: 'theme', revision, theme: themeOf(values) ?? idea.theme })}
        >
          <div className="field">
            <label htmlFor="act-theme">{t('theme.which')}</label>
            <select id="act-theme" name="theme" defaultValue={idea.theme}>
              {THEMES.map((theme) => (
                <option key={theme} value={theme}>
                  {themeName(theme)}
                </option>
              ))}
            </select>
          </div>
        </ShortForm>
      )
  }
}
