/** Whether a value is a place to fill in: nothing, or `${NAME}`. */
export function isPlaceholder(value: string): boolean {
  return value === '' || value.startsWith('$');
}
