interface FieldErrorProps {
  readonly field: { readonly errors: readonly string[]; readonly errorId: string }
}

/** What is wrong with a field. */
export function FieldError({ field }: FieldErrorProps) {
  if (field.errors.length === 0) return null
  return (
    <strong id={field.errorId} class="error">
      {field.errors.join(', ')}
    </strong>
  )
}
