import { type ComponentProps, createContext, type InputHTMLAttributes, type ReactNode, useContext, useId } from 'react'
import { type DeskTextKey, t } from '../../../text/desk-text.ts'
import { DateField } from '../DateField.tsx'

/** The paths of the contract that the server refused, such as `title` and `where.0.to`. */
export const Refused = createContext<readonly string[]>([])

/** Whether the server refused what stands at a path, or in what lies below it. */
export function useIsRefused(path: string): boolean {
  return useContext(Refused).some((refused) => refused === path || refused.startsWith(`${path}.`))
}

/** A field that the language file has a label for. */
export type FieldName = DeskTextKey extends infer Key
  ? Key extends `content.field.${infer Name}`
    ? Name
    : never
  : never

type FieldProps = { name: FieldName; label?: string; hint?: string; isOptional?: boolean }
type Attributes = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'type' | 'required' | 'minLength' | 'maxLength' | 'defaultValue'
>

/** A line of text, a time or an address, with its label above it. */
export function TextField({ name, label, hint, isOptional, ...attributes }: FieldProps & Attributes) {
  const id = useId()
  return (
    <Labelled id={id} name={name} {...(label && { label })} {...(hint && { hint })} {...(isOptional && { isOptional })}>
      <input
        type="text"
        autoComplete="off"
        {...attributes}
        id={id}
        name={name}
        aria-describedby={hint ? `${id}-hint` : undefined}
        aria-invalid={useIsRefused(name) || undefined}
      />
    </Labelled>
  )
}

type DayProps = Pick<FieldProps, 'name' | 'label'> &
  Omit<ComponentProps<typeof DateField>, 'name' | 'label' | 'isRefused'>

/** A date, with its label above it. */
export function DayField({ name, label = t(`content.field.${name}`), ...props }: DayProps) {
  return <DateField {...props} name={name} label={label} isRefused={useIsRefused(name)} />
}

/** Text of more than one line. */
export function LongField({
  name,
  label,
  hint,
  isOptional,
  ...attributes
}: FieldProps & { defaultValue?: string; maxLength: number; required?: boolean }) {
  const id = useId()
  return (
    <Labelled id={id} name={name} {...(label && { label })} {...(hint && { hint })} {...(isOptional && { isOptional })}>
      <textarea
        rows={3}
        {...attributes}
        id={id}
        name={name}
        aria-describedby={hint ? `${id}-hint` : undefined}
        aria-invalid={useIsRefused(name) || undefined}
      />
    </Labelled>
  )
}

type SelectProps<T extends string> = FieldProps & {
  options: readonly T[]
  textOf: (option: T) => string
  defaultValue?: string | undefined
}

/** One of some choices. */
export function SelectField<T extends string>({ name, label, options, textOf, ...attributes }: SelectProps<T>) {
  const id = useId()
  return (
    <Labelled id={id} name={name} {...(label && { label })}>
      <select {...attributes} id={id} name={name} aria-invalid={useIsRefused(name) || undefined}>
        {options.map((option) => (
          <option key={option} value={option}>
            {textOf(option)}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

function Labelled({
  id,
  name,
  label = t(`content.field.${name}`),
  hint,
  isOptional = false,
  children,
}: FieldProps & { id: string; children: ReactNode }) {
  const isRefused = useIsRefused(name)
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} {isOptional && <span className="soft">{t('content.optional')}</span>}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {isRefused && <p className="wrong">{t('content.checkMark')}</p>}
    </div>
  )
}
