/**
 * What stands in a form: on the first effect of a page that is what was typed before it came alive, which a controlled
 * field would empty again. A name that comes more than once has its values with commas.
 */
export function typedValues(form: HTMLFormElement | null): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, value] of form ? new FormData(form) : []) {
    if (typeof value === 'string') values[name] = name in values ? `${values[name]},${value}` : value
  }
  return values
}
