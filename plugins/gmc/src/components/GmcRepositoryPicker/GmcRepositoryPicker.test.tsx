import type { ComponentProps } from 'react';
import { configApiRef } from '@backstage/core-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import { render, screen } from '@testing-library/react';
import { GmcRepositoryPicker } from './GmcRepositoryPicker';

/** Stands where the app has the stock picker, and shows what it is given. */
function StockPicker(props: ComponentProps<typeof GmcRepositoryPicker>) {
  const { allowedHosts } = props.uiSchema['ui:options'] ?? {};
  return <p>offers {allowedHosts?.join(' and ')}</p>;
}

function renderPicker(uiSchema: object) {
  const config = mockApis.config({
    data: { integrations: { gitlab: [{ host: 'git.example.com' }] } },
  });
  const props = {
    uiSchema,
    registry: { fields: { RepoUrlPicker: StockPicker } },
  } as unknown as ComponentProps<typeof GmcRepositoryPicker>;
  render(
    <TestApiProvider apis={[[configApiRef, config]]}>
      <GmcRepositoryPicker {...props} />
    </TestApiProvider>,
  );
}

describe('GmcRepositoryPicker', () => {
  it('offers the hosts that this Backstage is configured for', () => {
    renderPicker({});

    expect(screen.getByText('offers git.example.com')).toBeInTheDocument();
  });

  it('offers what a template spells out instead', () => {
    renderPicker({ 'ui:options': { allowedHosts: ['one.example.com'] } });

    expect(screen.getByText('offers one.example.com')).toBeInTheDocument();
  });
});
