import { ProblemError } from '../../../api/client.ts'
import { t } from '../../../text/desk-text.ts'
import { formatList } from '../../../text/format.ts'

const FIELDS = [
  'title',
  'kind',
  'status',
  'where',
  'locationText',
  'client',
  'decidingAuthority',
  'plannedStart',
  'plannedEnd',
  'expectedStart',
  'expectedEnd',
  'actualStart',
  'actualEnd',
  'end',
  'passage',
  'hindrances',
  'contactName',
  'contactPhone',
  'stillOpen',
  'fixed',
  'body',
  'phases',
  'documents',
  'sources',
  'states',
  'opens',
  'closes',
  'areas',
  'work',
  'at',
  'afterwards',
  'questions',
  'on',
  'text',
] as const

/** The paths that a server refused. */
export const refusedPaths = (error: Error | null): readonly string[] =>
  error instanceof ProblemError ? (error.problem.errors ?? []).map(({ path }) => path) : []

/** What to look at once more, in words. */
export function refusalText(error: Error): string {
  const paths = refusedPaths(error)
  const wrong = FIELDS.filter((field) => paths.some((path) => path.split('.')[0] === field))
  if (wrong.length === 0) return t('content.failed')
  return t('content.check', { fields: formatList(wrong.map((field) => t(`content.field.${field}`))) })
}
