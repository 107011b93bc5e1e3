/** `«3×s#, »` is `s0, s1, s2, `; `⏎` in it is a line break. */
export function expandFixture(document: string): string {
  return document.replace(
    /«(\d+)×([^»]*)»/g,
    (_, count: string, text: string) =>
      Array.from({ length: Number(count) }, (_item, index) =>
        text.replaceAll('#', String(index)).replaceAll('⏎', '\n'),
      ).join(''),
  );
}
