import { useContext, useEffect } from 'react'
import { HeadContext } from '../state/page-context.ts'
import { t } from '../text/text.ts'
import { useService } from './use-service.ts'

type Props = { title: string; description?: string; status?: number; isPrivate?: boolean }

/** What a page says about itself: to the server for the document, in the browser for the tab. */
export function Head({ title, description, status = 200, isPrivate = false }: Props) {
  const head = useContext(HeadContext)
  const { city } = useService()
  if (head) {
    Object.assign(head, { title, description: description ?? t('site.description', { city }), status, isPrivate })
  }
  useEffect(
    function nameTheTab() {
      document.title = t('site.title', { title, site: t('site.name'), city })
    },
    [title, city],
  )
  return null
}
