/** The host that a variable points at: `redis` in `redis://redis:6379`. */
export function hostIn(value: string): string | undefined {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^@/]*@)?([^:/]+)/i.exec(value)?.[1];
}
