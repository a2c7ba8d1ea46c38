import '../../styles/desk/content.css'
import { useQuery } from '@tanstack/react-query'
import type { DeskWork, WorkAct, WorkToChange } from '@wijkwerk/backend/contract/desk-content.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import { actOnWork, addWork, changeWork, deskWorkQuery } from '../../api/desk-content.ts'
import { Refused } from '../../panels/desk/content/Fields.tsx'
import { Refusal } from '../../panels/desk/content/Refusal.tsx'
import { refusedPaths } from '../../panels/desk/content/refused.ts'
import { useChanging } from '../../panels/desk/content/use-changing.ts'
import { useMaking } from '../../panels/desk/content/use-making.ts'
import { WorkActs } from '../../panels/desk/content/WorkActs.tsx'
import { WorkForm } from '../../panels/desk/content/WorkForm.tsx'
import { DeskMessage } from '../../panels/desk/DeskMessage.tsx'
import { Loading } from '../../panels/Loading.tsx'
import type { PageProps } from '../../state/page-context.ts'
import { useToday } from '../../state/use-today.ts'
import { t } from '../../text/desk-text.ts'

/** Where staff put works on the map. */
export function NewWorkPage() {
  const today = useToday()
  const { mutate, isPending, error } = useMaking('/beheer/werken', addWork)
  return (
    <div className="page">
      <p>
        <Link href="/beheer/werken">{t('deskWorks.toAll')}</Link>
      </p>
      <h1 tabIndex={-1}>{t('deskWorks.new')}</h1>
      <p className="lead">{t('deskWorks.lead')}</p>
      <Refused value={refusedPaths(error)}>
        <WorkForm work={null} today={today} isPending={isPending} submit={t('content.make')} onSave={mutate}>
          <Refusal error={error} />
        </WorkForm>
      </Refused>
    </div>
  )
}

/** One work: how it stands, and what there is to correct. */
export function DeskWorkPage({ params }: PageProps) {
  const id = Number(params.id)
  const { data: work, isError } = useQuery(deskWorkQuery(id))
  if (isError) return <DeskMessage title="desk.notFound" />
  if (!work) return <Loading />
  return <Work work={work} />
}

function Work({ work }: { work: DeskWork }) {
  const { id, title, isPublic, isFromRegister, states } = work
  const today = useToday()
  const [saved, setSaved] = useState(0)
  const act = useChanging(deskWorkQuery(id), (key, body: WorkAct) => actOnWork(key, id, body))
  const forget = useChanging(deskWorkQuery(id), (key, body: WorkToChange) => changeWork(key, id, body))
  const correct = useChanging(deskWorkQuery(id), async (key, body: WorkToChange) =>
    Object.keys(body).length === 0 ? work : changeWork(key, id, body),
  )
  const removeState = (state: number) =>
    forget.change({
      states: states.filter((one) => one.id !== state).map(({ body, statedOn }) => ({ body, statedOn })),
    })
  return (
    <div className="page">
      <p>
        <Link href="/beheer/werken">{t('deskWorks.toAll')}</Link>
      </p>
      <h1 tabIndex={-1}>{title}</h1>
      <p>{isPublic ? <Link href={`/werken/${id}`}>{t('deskWorks.asSeen')}</Link> : t('deskWorks.isHidden')}</p>
      {isFromRegister && <p className="note">{t('deskWorks.registerNote')}</p>}
      <Refused value={refusedPaths(act.error)}>
        <WorkActs work={work} today={today} onAct={(body) => act.change(body)} onRemoveState={removeState} />
      </Refused>
      <Refusal error={act.error ?? forget.error} />
      <p role="status">{(act.isSuccess || forget.isSuccess) && t('content.saved')}</p>
      <h2>{t('deskWorks.correct')}</h2>
      <Refused value={refusedPaths(correct.error)}>
        <WorkForm
          // What was saved or ended is what the form goes on from; a new state leaves alone what is being typed.
          key={`${saved} ${work.status}`}
          work={work}
          today={today}
          isPending={correct.isPending}
          submit={t('content.save')}
          onSave={(body) => correct.change(body, () => setSaved((count) => count + 1))}
        >
          <Refusal error={correct.error} />
        </WorkForm>
      </Refused>
      <p role="status">{correct.isSuccess && t('content.saved')}</p>
    </div>
  )
}
