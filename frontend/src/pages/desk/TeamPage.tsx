import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Invitation, Invited, Member, MemberPart } from '@wijkwerk/backend/contract/team.ts'
import { ProblemError, send } from '../../api/client.ts'
import { meQuery } from '../../api/desk.ts'
import { teamQuery } from '../../api/desk-sign-in.ts'
import { areasQuery } from '../../api/queries.ts'
import { InviteForm } from '../../panels/desk/InviteForm.tsx'
import { MemberItem } from '../../panels/desk/MemberItem.tsx'
import { SignInAgain } from '../../panels/desk/SignInAgain.tsx'
import { Loading } from '../../panels/Loading.tsx'
import { t } from '../../text/desk-text.ts'
import { newKey } from '../../ui/new-key.ts'

const kindOf = (error: unknown) => (error instanceof ProblemError ? error.problem.kind : null)

/** Who works here, for administrators: invite, change, keep out. */
export function TeamPage() {
  const client = useQueryClient()
  const { data } = useQuery(teamQuery())
  const { data: me } = useQuery(meQuery())
  const { data: areas } = useQuery(areasQuery('kern'))
  const refresh = () => client.invalidateQueries({ queryKey: teamQuery().queryKey })
  const invite = useMutation({
    mutationFn: (body: Invitation) => send<Invited>('/api/desk/team', { method: 'POST', body, key: newKey() }),
    onSuccess: refresh,
  })
  const change = useMutation({
    mutationFn: ({ id, part }: { id: number; part: MemberPart }) =>
      send<Member>(`/api/desk/team/${id}`, { method: 'PATCH', body: part, key: newKey() }),
    onSuccess: refresh,
  })
  if (!data || !me) return <Loading />
  const kernen = areas?.features.map(({ properties }) => properties) ?? []
  const inviteError = kindOf(invite.error)
  const changeError = kindOf(change.error)
  return (
    <div className="page">
      <h1 tabIndex={-1}>{t('team.title')}</h1>
      {changeError === 'sign-in-again' && <SignInAgain />}
      {changeError && changeError !== 'sign-in-again' && <p role="alert">{t('team.last')}</p>}
      <p role="status">{change.isSuccess && t('team.saved', { name: change.data.name })}</p>
      <ul className="desk-list">
        {data.items.map((member) => (
          <MemberItem
            key={`${member.id} ${member.isDisabled} ${member.roles}`}
            member={member}
            kernen={kernen}
            isSelf={member.id === me.id}
            onChange={(part) => change.mutate({ id: member.id, part })}
          />
        ))}
      </ul>
      <h2>{t('team.invite')}</h2>
      {inviteError === 'sign-in-again' && <SignInAgain />}
      {inviteError && inviteError !== 'sign-in-again' && (
        <p role="alert">{t(inviteError === 'conflict' ? 'team.known' : 'team.check')}</p>
      )}
      {invite.isSuccess && (
        <p className="note" role="status">
          {t('team.invited', { name: invite.data.member.name })}
          <br />
          <code className="long-code">{invite.data.link}</code>
        </p>
      )}
      <InviteForm kernen={kernen} isPending={invite.isPending} onInvite={(invitation) => invite.mutate(invitation)} />
    </div>
  )
}
