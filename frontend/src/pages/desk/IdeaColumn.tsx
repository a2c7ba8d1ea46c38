import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { NewTemplate } from '@wijkwerk/backend/contract/desk.ts'
import type { CountedSupport, NotedSupport } from '@wijkwerk/backend/contract/intake.ts'
import type { ProblemKind } from '@wijkwerk/backend/contract/problem.ts'
import { isAllowed } from '@wijkwerk/backend/contract/roles.ts'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { ProblemError, send } from '../../api/client.ts'
import { meQuery } from '../../api/desk.ts'
import {
  colleaguesQuery,
  contactQuery,
  type DeskAct,
  deskIdeaQuery,
  keepTemplate,
  letGo,
  sendAct,
  takeIn,
  templatesQuery,
} from '../../api/desk-inbox.ts'
import { areasQuery } from '../../api/queries.ts'
import { ActBar, actOfKey } from '../../panels/desk/inbox/ActBar.tsx'
import { ActForms, type OpenAct } from '../../panels/desk/inbox/ActForms.tsx'
import { doneText } from '../../panels/desk/inbox/done-text.ts'
import { EraseOnRequest } from '../../panels/desk/inbox/EraseOnRequest.tsx'
import { IdeaHead } from '../../panels/desk/inbox/IdeaHead.tsx'
import { IdeaParts } from '../../panels/desk/inbox/IdeaParts.tsx'
import { SupportNote } from '../../panels/desk/inbox/SupportNote.tsx'
import { Loading } from '../../panels/Loading.tsx'
import type { PickOnMap } from '../../panels/pick-on-map.ts'
import { useService } from '../../panels/use-service.ts'
import { useDeskKeys } from '../../state/use-desk-keys.ts'
import { dropDraft } from '../../state/use-draft.ts'
import { type DeskTextKey, t } from '../../text/desk-text.ts'
import { newKey } from '../../ui/new-key.ts'
import { useActKey } from '../../ui/use-act-key.ts'
import { ErrorPage } from '../ErrorPage.tsx'
import { LazyMap } from '../LazyMap.tsx'
import { PickMap } from '../lazy-pick-map.ts'

type Props = {
  id: number
  today: string
  hasKeys: boolean
  backTo: string
  addressOf: (id: number) => string
  /** Something was done with it that makes it wait no longer: what, in words. */
  onDone: (said: string) => void
}

const pickOnMap: PickOnMap = ({ start, onPick }) => (
  <LazyMap failed={t('move.mapFailed')}>
    <PickMap start={start} onPick={({ place }) => onPick(place)} />
  </LazyMap>
)

const ENDS_WAITING = ['answer', 'hand-over', 'duplicate']

/** One idea with all that staff see of it, and what they do with it. */
export function IdeaColumn({ id, today, hasKeys, backTo, addressOf, onDone }: Props) {
  const client = useQueryClient()
  const { city } = useService()
  const keyOf = useActKey()
  const [open, setOpen] = useState<OpenAct | null>(null)
  const [isContactWanted, setIsContactWanted] = useState(false)
  const [isWithdrawn, setIsWithdrawn] = useState(false)
  const bar = useRef<HTMLDivElement>(null)
  const { data: me } = useQuery(meQuery())
  const { data: shown, error } = useQuery({ ...deskIdeaQuery(id), enabled: !isWithdrawn })
  const { data: contact } = useQuery({ ...contactQuery(id), enabled: isContactWanted })
  const { data: templates } = useQuery(templatesQuery())
  const { data: colleagues } = useQuery(colleaguesQuery())
  const { data: areas } = useQuery(areasQuery('kern'))
  const keep = useMutation({
    mutationFn: (template: NewTemplate) => keepTemplate(keyOf(template), template),
    onSuccess: () => client.invalidateQueries({ queryKey: templatesQuery().queryKey }),
  })
  const act = useMutation({
    // Without network it says so at once, rather than wait in silence.
    networkMode: 'always',
    mutationFn: (wanted: DeskAct) => sendAct(id, keyOf(wanted), wanted),
    onSuccess: (answer, wanted) => {
      const { kind, body } = wanted
      setOpen(null)
      dropDraft(client, id, kind === 'act' ? body.act : kind === 'visibility' && 'idea' in body.what ? 'hide' : '')
      const done = takeIn(client, answer)
      const endsWaiting = kind === 'act' && ENDS_WAITING.includes(body.act)
      if (endsWaiting || (kind === 'visibility' && 'idea' in body.what))
        onDone(t('inbox.done', { title: answer.idea.title, done: doneText(wanted, answer) }))
      else bar.current?.focus()
      return done
    },
    // What somebody else changed meanwhile is shown beside the text that stays.
    onError: () => client.invalidateQueries({ queryKey: deskIdeaQuery(id).queryKey }),
  })
  const support = useMutation({
    mutationFn: (body: NotedSupport) =>
      send<CountedSupport>(`/api/desk/ideas/${id}/supports`, { method: 'POST', body, key: newKey() }),
    onSuccess: () => client.invalidateQueries({ queryKey: deskIdeaQuery(id).queryKey }),
  })
  const may = {
    mayHandle: isAllowed(me?.roles ?? [], 'ideas.handle'),
    mayModerate: isAllowed(me?.roles ?? [], 'ideas.moderate'),
  }
  const undo = () => shown && act.mutate({ kind: 'undo', body: { revision: shown.revision } })
  useDeskKeys((key) => {
    if (key === 'Escape' && open) {
      setOpen(null)
      bar.current?.focus()
      return true
    }
    const wanted = shown && actOfKey(key, shown, may)
    if (key === 'u' && shown?.undoable) undo()
    else if (wanted) setOpen(wanted)
    else return false
    return true
  })
  if (isWithdrawn) return <Withdrawn id={id} backTo={backTo} />
  if (error instanceof ProblemError) return <ErrorPage problem={error.problem} />
  if (!shown || !me) return <Loading />
  const mayReadContact = isAllowed(me.roles, 'contacts.read')
  return (
    <article className="desk-idea">
      <p className="inbox-back">
        <Link href={backTo}>{t('inbox.back')}</Link>
      </p>
      <IdeaHead
        shown={shown}
        city={city}
        addressOf={addressOf}
        contact={shown.replyKind === null ? undefined : contact}
        onShowContact={mayReadContact ? () => setIsContactWanted(true) : undefined}
      />
      <div ref={bar} tabIndex={-1} className="act-bar-box">
        {may.mayModerate && (
          <ActBar
            shown={shown}
            open={open}
            may={may}
            hasKeys={hasKeys}
            onOpen={setOpen}
            onSeparate={() => act.mutate({ kind: 'act', body: { act: 'separate', revision: shown.revision } })}
            onUndo={undo}
          />
        )}
      </div>
      <p role="status" className="act-status">
        {act.isSuccess && doneText(act.variables, act.data)}
        {keep.isSuccess && t('answer.kept')}
      </p>
      {act.error && (
        <p role="alert" className="note warn">
          {refusal(act.error)}
        </p>
      )}
      {open && (
        <ActForms
          key={open}
          open={open}
          shown={shown}
          templates={templates?.items ?? []}
          colleagues={colleagues?.items ?? []}
          kernen={areas?.features.map(({ properties }) => properties) ?? []}
          today={today}
          isPending={act.isPending}
          pickOnMap={pickOnMap}
          onAct={act.mutate}
          onKeep={keep.mutate}
        />
      )}
      {isAllowed(me.roles, 'intake') && shown.visibility === 'public' && (
        <SupportNote counted={support.data} onNote={support.mutate} />
      )}
      <IdeaParts shown={shown} addressOf={addressOf} onAct={act.mutate} />
      {mayReadContact && (
        <EraseOnRequest
          shown={shown}
          mayWithdraw={may.mayHandle}
          onContactErased={() => {
            setIsContactWanted(false)
            client.removeQueries({ queryKey: contactQuery(id).queryKey })
          }}
          onWithdrawn={() => {
            setIsWithdrawn(true)
            return letGo(client, id)
          }}
        />
      )}
    </article>
  )
}

function Withdrawn({ id, backTo }: { id: number; backTo: string }) {
  const told = useRef<HTMLParagraphElement>(null)
  useEffect(function beginAtWhatWasDone() {
    told.current?.focus()
  }, [])
  return (
    <article className="desk-idea">
      <p ref={told} className="note" tabIndex={-1}>
        {t('erase.idea.done', { number: String(id) })}
      </p>
      <p>
        <Link href={backTo}>{t('inbox.back')}</Link>
      </p>
    </article>
  )
}

const REFUSALS: Partial<Record<ProblemKind, DeskTextKey>> = {
  'outside-area': 'act.outside',
  'area-needed': 'act.outside',
  outdated: 'act.outdated',
  'no-reply-address': 'act.noAddress',
  'already-duplicate': 'act.isDuplicate',
  'not-found': 'act.notThere',
  conflict: 'act.conflict',
}

function refusal(error: Error): string {
  if (!(error instanceof ProblemError)) return t('act.failed')
  if (error.problem.errors?.some(({ code }) => code === 'example')) return t('act.isExample')
  return t(REFUSALS[error.problem.kind] ?? 'act.failed')
}
