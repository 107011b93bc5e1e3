/**
 * The lines of a stream of UTF-8, each as soon as it is complete. What is left
 * at the end without a line break is dropped: a watch that breaks off leaves
 * half an object.
 */
export async function* readLines(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let parts: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      const pieces = decoder.decode(value, { stream: true }).split('\n');
      const last = pieces.pop() ?? '';
      for (const piece of pieces) {
        parts.push(piece);
        const line = parts.join('');
        parts = [];
        if (line.trim() !== '') {
          yield line;
        }
      }
      parts.push(last);
    }
  } finally {
    // Whoever stops reading gives up the request, too.
    await reader.cancel().catch(() => {});
  }
}
