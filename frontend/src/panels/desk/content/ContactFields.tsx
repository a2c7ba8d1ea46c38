import { TextField } from './Fields.tsx'

type Contact = { contactName: string | null; contactPhone: string | null }

/** Whom people can ask about it, as everyone sees it. */
export function ContactFields({ contact }: { contact: Contact | null }) {
  return (
    <div className="content-columns">
      <TextField name="contactName" isOptional maxLength={100} defaultValue={contact?.contactName ?? ''} />
      <TextField
        name="contactPhone"
        isOptional
        minLength={6}
        maxLength={30}
        defaultValue={contact?.contactPhone ?? ''}
      />
    </div>
  )
}
