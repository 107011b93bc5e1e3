import { fewClusters, fewConnectors, summaryWith } from '../../dev/fleet';
import { fleetPage } from '../../dev/fleetPage';
import { keepUnchanged } from './keepUnchanged';

const pageOf = (connectors = fewConnectors) =>
  structuredClone(fleetPage({ connectors, clusters: fewClusters }, {}));

describe('keepUnchanged', () => {
  it('takes what is new', () => {
    const next = pageOf([summaryWith({ notices: 3 })]);
    expect(keepUnchanged(pageOf(), next)).toEqual(next);
    expect(keepUnchanged(undefined, next)).toEqual(next);
  });

  it('keeps the rows that are the same, wherever they are now', () => {
    const last = pageOf();
    const [first, ...others] = fewConnectors;
    const next = keepUnchanged(
      last,
      pageOf([{ ...first, state: 'stuck' }, ...others]),
    );
    const changed = next.connectors.filter(
      each => !last.connectors.includes(each),
    );
    expect(changed.map(({ name }) => name)).toEqual(['chatqna']);
  });
});
