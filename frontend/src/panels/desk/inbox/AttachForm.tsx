import { useQuery } from '@tanstack/react-query'
import type { DeskIdea, NewIdeaAct } from '@wijkwerk/backend/contract/desk.ts'
import { deskConsultationsQuery, deskWorksQuery } from '../../../api/desk-content.ts'
import { t } from '../../../text/desk-text.ts'
import { ShortForm } from './ShortForm.tsx'

type Attach = Extract<NewIdeaAct, { act: 'attach' }>
type Props = { shown: DeskIdea; isPending: boolean; onSend: (act: Attach) => void }

/** Takes an idea along in a work or a consultation that everyone sees. */
export function AttachForm({ shown: { revision, attachedTo }, isPending, onSend }: Props) {
  const { data: works } = useQuery(deskWorksQuery())
  const { data: consultations } = useQuery(deskConsultationsQuery())
  if (!works || !consultations) return null
  const groups = [
    { type: 'work', label: t('deskWorks.title'), items: works.items },
    { type: 'consultation', label: t('deskConsultations.title'), items: consultations.items },
  ] as const
  return (
    <ShortForm
      title={t('attach.to')}
      explained={t('attach.explained')}
      save={t('attach.save')}
      isPending={isPending}
      onSubmit={(values) => {
        const [type, id] = String(values.get('to')).split(' ')
        const group = groups.find((one) => one.type === type)
        onSend({ act: 'attach', revision, to: group ? { type: group.type, id: Number(id) } : null })
      }}
    >
      <div className="field">
        <label htmlFor="act-to">{t('attach.to')}</label>
        <select id="act-to" name="to" defaultValue={attachedTo ? `${attachedTo.type} ${attachedTo.id}` : ''}>
          <option value="">{t('attach.nothing')}</option>
          {groups.map(({ type, label, items }) => (
            <optgroup key={type} label={label}>
              {items
                .filter(({ isPublic }) => isPublic)
                .map(({ id, title }) => (
                  <option key={id} value={`${type} ${id}`}>
                    {title}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </div>
    </ShortForm>
  )
}
