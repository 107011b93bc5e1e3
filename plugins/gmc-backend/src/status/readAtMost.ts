/**
 * Reads an answer as text, no more than so many bytes of it: whoever answers
 * may be anybody who runs something in a cluster.
 */
export async function readAtMost(
  response: Response,
  maxBytes: number,
): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) {
    return '';
  }
  const decoder = new TextDecoder();
  let text = '';
  let left = maxBytes;
  while (left > 0) {
    const { done, value } = await reader.read();
    if (done) {
      return text + decoder.decode();
    }
    text += decoder.decode(value.subarray(0, left), { stream: true });
    left -= value.byteLength;
  }
  // Nobody waits for what is left.
  reader.cancel().catch(() => {});
  return text;
}
