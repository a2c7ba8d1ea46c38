import { useLocation } from 'wouter'
import { type RefusedForm, useFirstPage } from './page-context.ts'

/** The plain form of this page that was sent without JavaScript and refused, if that began the visit. */
export function useRefusedForm(): RefusedForm | undefined {
  const { form, url } = useFirstPage()
  const [path] = useLocation()
  return url.split('?')[0] === path ? form : undefined
}
