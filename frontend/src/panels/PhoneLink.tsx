import { formatPhone, telephoneHref } from '../text/format.ts'

/** A phone number to tap. */
export function PhoneLink({ phone, children }: { phone: string; children?: string }) {
  return (
    <a className="phone" href={telephoneHref(phone)}>
      {children ?? formatPhone(phone)}
    </a>
  )
}
