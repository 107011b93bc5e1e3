/** Whether a URL means the machine that it is read on. */
export function isLoopbackUrl(text: string): boolean {
  return (
    URL.canParse(text) &&
    /^(localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)$/.test(
      new URL(text).hostname,
    )
  );
}
