import type { TransactionSql } from 'postgres'
import { text } from '../text/text.ts'
import { queueMail } from './queue-mail.ts'
import { type MailContext, signature } from './tell-author.ts'

/** Tells whoever reported an idea, or a comment on it, what was decided; once (Digital Services Act, article 16.5). */
export async function tellReporter(
  sql: TransactionSql,
  context: MailContext,
  { ideaId, to, title, isHidden }: { ideaId: number; to: string; title: string; isHidden: boolean },
): Promise<void> {
  await queueMail(sql, context, {
    kind: 'report',
    to,
    subject: text('mail.report.subject'),
    text: text(isHidden ? 'mail.report.hidden' : 'mail.report.kept', { title, ...signature(context) }),
    ideaId,
  })
}
