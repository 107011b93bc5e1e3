import {
  countFilters,
  readFleetQuery,
  withoutFilter,
  withQuery,
} from './fleetUrl';

const read = (search: string) => readFleetQuery(new URLSearchParams(search));

describe('the address of the fleet page', () => {
  it('says everything that a query can', () => {
    expect(
      read(
        'cluster=a&cluster=b&namespace=n&owner=group:default/o&state=ready&cause=crash-loop&component=llm&model=x/y&profile=genaiinfra&search=two+words&sort=since&order=desc&limit=25&cursor=c',
      ),
    ).toEqual({
      cluster: ['a', 'b'],
      namespace: ['n'],
      owner: ['group:default/o'],
      state: ['ready'],
      cause: ['crash-loop'],
      component: ['llm'],
      model: ['x/y'],
      profile: ['genaiinfra'],
      search: 'two words',
      sort: 'since',
      order: 'desc',
      limit: 25,
      cursor: 'c',
    });
  });

  it('means nothing by what can not be meant', () => {
    expect(
      read('state=fine&sort=colour&order=up&limit=7&cluster=&search=++&x=y'),
    ).toEqual({});
  });

  it('begins on the first page when something else is asked for', () => {
    const next = withQuery(new URLSearchParams('cursor=c&limit=25'), {
      state: ['stuck', 'degraded'],
    });
    expect(next.toString()).toBe('limit=25&state=stuck&state=degraded');
  });

  it('forgets a filter that is set to nothing', () => {
    const next = withQuery(new URLSearchParams('state=stuck&search=x'), {
      state: [],
      search: '',
    });
    expect(next.toString()).toBe('');
  });

  it('keeps the order, and what is none of its own, when filters are cleared', () => {
    const search = new URLSearchParams('state=stuck&sort=name&theme=dark');
    expect(withoutFilter(search).toString()).toBe('sort=name&theme=dark');
  });

  it('counts filters, not their values, the order or the page', () => {
    expect(
      countFilters(read('state=stuck&state=ready&search=x&sort=name')),
    ).toBe(2);
  });
});
