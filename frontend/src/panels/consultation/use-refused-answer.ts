import { type RefusedForm, useFirstPage } from '../../state/page-context.ts'

/** The plain form of this consultation that was sent without JavaScript and refused, if that began the visit. */
export function useRefusedAnswer(id: number): RefusedForm | undefined {
  const { form, url } = useFirstPage()
  return url.split('?')[0] === `/inspraak/${id}` ? form : undefined
}
