import { readQuantity, writeBytes, writeCpus } from './quantities';

describe('quantities', () => {
  it.each([
    ['500m', '0.5'],
    ['2', '2'],
    [2.25, '2.25'],
    ['1e1', '10'],
  ])('%s processors are %s', (quantity, cpus) => {
    expect(writeCpus(readQuantity(quantity) ?? NaN)).toBe(cpus);
  });

  it.each([
    ['2Gi', '2g'],
    ['1.5Gi', '1536m'],
    ['512Mi', '512m'],
    ['1Ti', '1024g'],
    ['128974848', '123m'],
    ['2G', '1953125k'],
    ['100M', '100000000b'],
    [1000, '1000b'],
  ])('%s of memory are %s, no byte less', (quantity, bytes) => {
    expect(writeBytes(readQuantity(quantity) ?? NaN)).toBe(bytes);
  });

  it.each(['lots', '', '1Xi', '-1', '1 Gi', true])('%j is none', quantity => {
    expect(readQuantity(quantity)).toBeUndefined();
  });
});
