import type { IDToken } from 'openid-client'
import type { TransactionSql } from 'postgres'
import type { StaffRole } from '../contract/roles.ts'
import { staffRole } from '../contract/staff.ts'
import { audit } from '../database/audit.ts'
import type { Environment } from '../env.ts'

type Settings = Pick<Environment, 'OIDC_ROLE_CLAIM' | 'OIDC_ROLE_MAP' | 'OIDC_TRUST_EMAIL'>
type Found = { id: number; name: string; isDisabled: boolean; roles: StaffRole[] }

/**
 * The number of who signed in with a provider, or null when they do not work here. The first time they are known by
 * their verified mail address, from then on by issuer and subject alone. Where roles come from a claim, those decide
 * each time, and who has none of them does not come in.
 */
export async function findMember(sql: TransactionSql, settings: Settings, claims: IDToken): Promise<number | null> {
  const { iss, sub } = claims
  const roles = rolesOf(settings, claims)
  if (roles?.length === 0) return null
  const email = verifiedEmail(settings, claims)
  const [known] = await sql<[Found?]>`
    select id, name, disabled_at is not null as is_disabled, roles::text[] as roles from staff
    where (oidc_issuer = ${iss} and oidc_subject = ${sub}) or (oidc_subject is null and email = ${email})
    order by oidc_subject is null limit 1 for update`
  if (known?.isDisabled) return null
  const member = known ?? (roles && email ? await addMember(sql, { email, roles, claims }) : null)
  if (!member) return null
  await sql`
    update staff set oidc_issuer = ${iss}, oidc_subject = ${sub}, roles = ${roles ?? member.roles}::staff_role[]
    where id = ${member.id}`
  await audit(sql, member, { action: 'sign in', ...(roles && { after: { roles } }) })
  return member.id
}

async function addMember(
  sql: TransactionSql,
  { email, roles, claims }: { email: string; roles: StaffRole[]; claims: IDToken },
): Promise<Found | null> {
  const name = typeof claims.name === 'string' ? claims.name.slice(0, 80) : email
  const [made] = await sql<[Found?]>`
    insert into staff (name, email, roles) values (${name}, ${email}, ${roles}::staff_role[])
    on conflict (email) do nothing returning id, name, false as is_disabled, roles::text[] as roles`
  return made ?? null
}

function verifiedEmail({ OIDC_TRUST_EMAIL }: Settings, { email, email_verified }: IDToken): string | null {
  const isBelieved = email_verified === true || (email_verified === undefined && OIDC_TRUST_EMAIL === 'yes')
  return typeof email === 'string' && isBelieved ? email.toLowerCase() : null
}

/** The roles that the claim gives, or null where an administrator gives them. */
function rolesOf({ OIDC_ROLE_CLAIM, OIDC_ROLE_MAP }: Settings, claims: IDToken): StaffRole[] | null {
  if (!OIDC_ROLE_CLAIM) return null
  const values = [claims[OIDC_ROLE_CLAIM]].flat()
  const mapped = OIDC_ROLE_MAP.flatMap((entry) => {
    const at = entry.lastIndexOf('=')
    return values.includes(entry.slice(0, at)) ? [staffRole.parse(entry.slice(at + 1))] : []
  })
  return [...new Set(mapped)]
}
