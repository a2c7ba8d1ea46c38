import { useQuery } from '@tanstack/react-query'
import type { DeskIdea, NewIdeaAct } from '@wijkwerk/backend/contract/desk.ts'
import { useState } from 'react'
import { deskIdeaQuery } from '../../../api/desk-inbox.ts'
import { t } from '../../../text/desk-text.ts'
import { placeName, statusName } from '../../../text/format.ts'
import { useSettled } from '../../../ui/use-settled.ts'
import { CitizenText } from '../../CitizenText.tsx'
import { useService } from '../../use-service.ts'
import { ShortForm } from './ShortForm.tsx'
import { similarText } from './similar-text.ts'

const NUMBER = /^[1-9]\d{0,8}$/
const REST_MILLISECONDS = 250

type Props = { shown: DeskIdea; isPending: boolean; onSend: (act: NewIdeaAct) => void }

/** Which idea this one belongs to: by number, with what that number stands for beside it. */
export function DuplicateForm({ shown, isPending, onSend }: Props) {
  const { idea, revision, similar } = shown
  const [of, setOf] = useState('')
  return (
    <ShortForm
      title={t('duplicate.title')}
      explained={t('duplicate.explained')}
      save={t('duplicate.save')}
      isPending={isPending}
      onSubmit={() => onSend({ act: 'duplicate', revision, of: Number(of) })}
    >
      <div className="field">
        <label htmlFor="act-of">{t('duplicate.of')}</label>
        <input
          id="act-of"
          type="text"
          inputMode="numeric"
          pattern="[1-9][0-9]{0,8}"
          required
          aria-describedby="act-of-idea"
          value={of}
          onChange={({ target }) => setOf(target.value.trim())}
        />
      </div>
      <p id="act-of-idea" role="status">
        <NumberedIdea number={of} from={idea} />
      </p>
      {similar.length > 0 && (
        <p className="template-row">
          {similar.map((other) => (
            <button key={other.id} type="button" className="quiet-button" onClick={() => setOf(String(other.id))}>
              {other.id}: {similarText(other, idea)}
            </button>
          ))}
        </p>
      )}
    </ShortForm>
  )
}

/** Title, place and status of the idea of a number, or why it cannot be the one. */
function NumberedIdea({ number, from }: { number: string; from: DeskIdea['idea'] }) {
  const { city } = useService()
  const asked = useSettled(number, REST_MILLISECONDS)
  const canBe = NUMBER.test(asked) && Number(asked) !== from.id
  const { data, isError } = useQuery({ ...deskIdeaQuery(Number(asked)), enabled: canBe, retry: false })
  if (!number || number !== asked) return null
  if (!canBe || isError) return t('duplicate.none')
  if (!data) return null
  const { idea, visibility } = data
  if (idea.example && !from.example) return t('act.isExample')
  if (visibility !== 'public') return t('act.notThere')
  if (idea.duplicateOf !== null) return t('act.isDuplicate')
  return (
    <>
      <strong>
        <CitizenText language={idea.language}>{idea.title}</CitizenText>
      </strong>
      , {placeName(idea, city)}, {statusName(idea.status)}
    </>
  )
}
