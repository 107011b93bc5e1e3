import { readLines } from './readLines';

function streamOf(...chunks: (string | Uint8Array)[]) {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) {
        controller.enqueue(
          typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk,
        );
      }
      controller.close();
    },
  });
}

async function linesOf(...chunks: (string | Uint8Array)[]) {
  const lines: string[] = [];
  for await (const line of readLines(streamOf(...chunks), String)) {
    lines.push(line);
  }
  return lines;
}

describe('readLines', () => {
  it('puts lines together however they are cut', async () => {
    expect(await linesOf('a', 'b\ncd\n\ne', 'f\n')).toEqual(['ab', 'cd', 'ef']);
  });

  it('keeps characters whole that a cut went through', async () => {
    const bytes = new TextEncoder().encode('é\n');
    expect(await linesOf(bytes.slice(0, 1), bytes.slice(1))).toEqual(['é']);
  });

  it('gives up on a line that does not end', async () => {
    const endless = async () => {
      for await (const _ of readLines(
        streamOf('ab\n', 'abc', 'def'),
        String,
        5,
      )) {
        // There is no second line.
      }
    };
    await expect(endless()).rejects.toThrow('longer than 5 characters');
  });

  it('drops half a line at the end', async () => {
    expect(await linesOf('{"whole":1}\n{"hal')).toEqual(['{"whole":1}']);
  });
});
