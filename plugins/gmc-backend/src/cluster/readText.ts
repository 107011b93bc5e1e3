/**
 * The text of an answer, or as many bytes of it as there may be: whoever
 * answers may be anybody who runs something in a cluster.
 */
export async function readText(
  response: Response,
  maxBytes: number,
): Promise<{ text: string; isComplete: boolean }> {
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  const parts: string[] = [];
  let left = maxBytes;
  try {
    while (reader && left >= 0) {
      const { done, value } = await reader.read();
      if (done) {
        parts.push(decoder.decode());
        return { text: parts.join(''), isComplete: true };
      }
      parts.push(decoder.decode(value.subarray(0, left), { stream: true }));
      left -= value.byteLength;
    }
  } finally {
    // Nobody waits for what is left.
    reader?.cancel().catch(() => {});
  }
  return { text: parts.join(''), isComplete: reader === undefined };
}
