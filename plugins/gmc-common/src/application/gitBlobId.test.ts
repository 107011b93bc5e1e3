import { gitBlobId } from './gitBlobId';

describe('gitBlobId', () => {
  it.each([
    ['', 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'],
    ['hello\n', 'ce013625030ba8dba906f756967f9e9ca394464a'],
    ['Grüße, 世界 🚀\n', 'e5ef25a89e6c4e38aceb4ad753763eab4dd121e6'],
  ])('gives %j the id that git hash-object gives', (text, id) => {
    expect(gitBlobId(text)).toBe(id);
  });
});
