/** Seconds since the epoch are all that Kubernetes' timestamps keep. */
export function timestamp(at: Date = new Date()): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
