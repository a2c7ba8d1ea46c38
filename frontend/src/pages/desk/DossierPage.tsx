import '../../styles/desk/hotspots.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DossierChange } from '@wijkwerk/backend/contract/hotspots.ts'
import { isAllowed } from '@wijkwerk/backend/contract/roles.ts'
import { Link } from 'wouter'
import { meQuery } from '../../api/desk.ts'
import { changeDossier, dossierQuery } from '../../api/desk-hotspots.ts'
import { DeskMessage } from '../../panels/desk/DeskMessage.tsx'
import { IdeaLinks } from '../../panels/desk/hotspots/CardFacts.tsx'
import { DossierForm } from '../../panels/desk/hotspots/DossierForm.tsx'
import { Loading } from '../../panels/Loading.tsx'
import type { PageProps } from '../../state/page-context.ts'
import { t } from '../../text/desk-text.ts'
import { formatDate } from '../../text/format.ts'
import { useActKey } from '../../ui/use-act-key.ts'

/** Ideas that are kept together under a name, with what staff think of them. */
export function DossierPage({ params }: PageProps) {
  const id = Number(params.id)
  const client = useQueryClient()
  const { data: me } = useQuery(meQuery())
  const { data: dossier, isError } = useQuery(dossierQuery(id))
  const keyFor = useActKey()
  const {
    mutate,
    isPending,
    isSuccess,
    isError: hasFailed,
  } = useMutation({
    mutationFn: (body: DossierChange) => changeDossier(id, keyFor(body), body),
    onSuccess: (changed) => client.setQueryData(dossierQuery(id).queryKey, changed),
  })
  if (isError) return <DeskMessage title="desk.notFound" />
  if (!dossier) return <Loading />
  const { title, note, ideas, unit, area, createdBy, createdOn, isClosed } = dossier
  const mayWrite = me && isAllowed(me.roles, 'hotspots.write')
  return (
    <div className="page">
      <p>
        <Link href="/beheer/veel-gevraagd">{t('hotspots.title')}</Link>
      </p>
      <h1 tabIndex={-1}>{title}</h1>
      <p className="soft">
        {t('dossier.by', { name: createdBy, date: formatDate(createdOn) })}
        {isClosed && ` ${t('dossier.isClosed')}.`}
      </p>
      {unit && area && (
        <p>
          <Link href={`/beheer/veel-gevraagd/plek/${unit}`}>{t('dossier.place', { area: area.name })}</Link>
        </p>
      )}
      {!mayWrite && note && <p className="citizen-body">{note}</p>}
      {mayWrite && (
        <>
          <DossierForm
            key={`${title} ${note}`}
            title={title}
            note={note}
            isPending={isPending}
            hasFailed={hasFailed}
            onSave={(newTitle, newNote) => mutate({ title: newTitle, note: newNote })}
          />
          <p role="status">{isSuccess && t('dossier.saved')}</p>
          <button type="button" className="quiet-button" onClick={() => mutate({ isClosed: !isClosed })}>
            {t(isClosed ? 'dossier.reopen' : 'dossier.close')}
          </button>
        </>
      )}
      <h2>{t('card.ideas')}</h2>
      {ideas.length === 0 ? <p>{t('card.noIdeas')}</p> : <IdeaLinks ideas={ideas} />}
    </div>
  )
}
