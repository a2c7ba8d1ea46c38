import type { Sql } from 'postgres'
import { AUDIT_FIELDS, type AuditField, NEVER_TOLD } from '../contract/audit.ts'
import type { AuditChange, AuditEntry } from '../contract/team.ts'

/** What the log keeps of an act, as far as it takes to tell what it changed. */
export type Logged = Pick<AuditEntry, 'subjectKind' | 'subjectId' | 'before' | 'after'>

/** The fields that hold the number or the slug of something with a name, and of what. */
const NAMED: Partial<Record<AuditField, Kind>> = {
  assigneeId: 'staff',
  standIn: 'staff',
  kernId: 'area',
  area: 'area',
  areas: 'area',
  workId: 'work',
  work: 'work',
  consultationId: 'consultation',
}
const KINDS = ['staff', 'area', 'work', 'consultation', 'dossier'] as const
type Kind = (typeof KINDS)[number]
type Reference = { kind: Kind; key: string }

/**
 * Adds to each act what it changed and how its subject is called now. Only `AUDIT_FIELDS` that differ are told; an act
 * without an `after` changed nothing that was logged. Where exactly an idea lay is left out of before and after too.
 */
export async function spellOut<Row extends Logged>(
  sql: Sql,
  rows: readonly Row[],
): Promise<(Row & Pick<AuditEntry, 'subjectName' | 'changes'>)[]> {
  const named = await namesOf(sql, rows.flatMap(referencesIn))
  return rows.map((logged) => {
    const row = { ...logged, before: withoutPlace(logged, logged.before), after: withoutPlace(logged, logged.after) }
    const subject = subjectOf(row)
    const subjectName = (subject && named(subject)) ?? null
    // What it is called stands there already.
    const changes = changesOf(row, named).filter(({ from, to }) => from !== undefined || to !== subjectName)
    return { ...row, subjectName, changes }
  })
}

function withoutPlace({ subjectKind }: Logged, side: unknown): unknown {
  if (subjectKind !== 'idea' || !isParts(side)) return side
  return Object.fromEntries(Object.entries(side).filter(([field]) => !NEVER_TOLD.some((never) => never === field)))
}

type Named = (reference: Reference) => string | undefined

function changesOf({ before, after }: Logged, named: Named): AuditChange[] {
  const [old, now] = [partsOf(before), partsOf(after)]
  return AUDIT_FIELDS.flatMap((field) => {
    if (!Object.hasOwn(now, field)) return []
    const [from, to] = [spelled(field, old[field], named), spelled(field, now[field], named)]
    return JSON.stringify(from) === JSON.stringify(to) ? [] : { field, from, to }
  })
}

function spelled(field: AuditField, value: unknown, named: Named): unknown {
  const kind = NAMED[field]
  if (!kind) return value
  const nameOf = (one: unknown) => {
    const key = keyOf(one)
    return key === null ? one : (named({ kind, key }) ?? key)
  }
  return Array.isArray(value) ? value.map(nameOf) : nameOf(value)
}

function referencesIn(row: Logged): Reference[] {
  const subject = subjectOf(row)
  const inside = [row.before, row.after].map(partsOf).flatMap((parts) =>
    AUDIT_FIELDS.flatMap((field) => {
      const kind = NAMED[field]
      return kind ? [parts[field]].flat().flatMap((one) => referenceTo(kind, keyOf(one))) : []
    }),
  )
  return subject ? [subject, ...inside] : inside
}

const referenceTo = (kind: Kind, key: string | null): Reference[] => (key === null ? [] : [{ kind, key }])

function subjectOf({ subjectKind, subjectId }: Logged): Reference | null {
  const kind = KINDS.find((known) => known === subjectKind)
  return kind && subjectId ? { kind, key: subjectId } : null
}

const partsOf = (side: unknown): Record<string, unknown> => (isParts(side) ? side : {})

const isParts = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

// Sometimes the whole of it was logged: `{id, title}` of a work, `{slug, name}` of an area.
function keyOf(value: unknown): string | null {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (!isParts(value)) return null
  return keyOf(value.id ?? value.slug)
}

async function namesOf(sql: Sql, references: readonly Reference[]): Promise<Named> {
  const rows = await sql<(Reference & { name: string | null })[]>`
    select w.kind, w.key, coalesce(f.name, a.name, k.title, c.title, d.title) as name
    from (select distinct * from unnest(
      ${references.map(({ kind }) => kind)}::text[], ${references.map(({ key }) => key)}::text[]) as r (kind, key)) w
    left join staff f on w.kind = 'staff' and f.id::text = w.key
    left join areas a on w.kind = 'area' and w.key in (a.id::text, a.slug)
    left join works k on w.kind = 'work' and k.id::text = w.key
    left join consultations c on w.kind = 'consultation' and c.id::text = w.key
    left join dossiers d on w.kind = 'dossier' and d.id::text = w.key`
  const names = new Map(rows.flatMap(({ kind, key, name }) => (name === null ? [] : [[`${kind} ${key}`, name]])))
  return ({ kind, key }) => names.get(`${kind} ${key}`)
}
