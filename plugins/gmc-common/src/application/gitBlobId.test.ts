import { execFileSync } from 'node:child_process';
import { gitBlobId } from './gitBlobId';

describe('gitBlobId', () => {
  it.each(['', 'hello\n', 'Grüße, 世界 🚀\n', 'x'.repeat(100_000)])(
    'is the id that git gives (%#)',
    text => {
      const id = execFileSync('git', ['hash-object', '--stdin'], {
        input: text,
        encoding: 'utf8',
      });
      expect(gitBlobId(text)).toBe(id.trim());
    },
  );
});
