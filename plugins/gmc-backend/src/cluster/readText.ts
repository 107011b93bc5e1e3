/**
 * The text of an answer, or as much of it as there may be. An answer that goes
 * on for longer is not read to its end.
 */
export async function readText(
  response: Response,
  maxLength: number,
): Promise<{ text: string; isComplete: boolean }> {
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  const parts: string[] = [];
  let length = 0;
  try {
    while (reader && length <= maxLength) {
      const { done, value } = await reader.read();
      if (done) {
        return { text: parts.join(''), isComplete: true };
      }
      const part = decoder.decode(value, { stream: true });
      parts.push(part);
      length += part.length;
    }
  } finally {
    await reader?.cancel().catch(() => {});
  }
  return {
    text: parts.join('').slice(0, maxLength),
    isComplete: reader === undefined,
  };
}
