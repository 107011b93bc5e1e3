import { useState } from 'react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeGmcApi } from '../../../dev/FakeGmcApi';
import { gmcApiRef } from '../../api/gmcApiRef';
import { GmcClusterPicker } from './GmcClusterPicker';
import type { gmcClusterPickerSchema } from './schema';

type Props = typeof gmcClusterPickerSchema.TProps;

/** The part of the form around a field that the field can see. */
function Form(props: { initial?: string; onValue(value?: string): void }) {
  const [value, setValue] = useState(props.initial);
  const fieldProps = {
    formData: value,
    onChange: (next: string | undefined) => {
      setValue(next);
      props.onValue(next);
    },
    idSchema: { $id: 'root_cluster' },
    schema: { title: 'Cluster' },
    uiSchema: {},
    rawErrors: [],
    required: true,
  };
  return <GmcClusterPicker {...(fieldProps as unknown as Props)} />;
}

describe('GmcClusterPicker', () => {
  let api: FakeGmcApi;
  let values: (string | undefined)[];

  beforeEach(() => {
    api = new FakeGmcApi();
    values = [];
  });

  function renderField(initial?: string): void {
    renderInTestApp(
      <Form initial={initial} onValue={value => values.push(value)} />,
      { apis: [[gmcApiRef, api]] },
    );
  }

  it('offers each cluster with what can be told of it, and gives its name', async () => {
    api.clusterList = [
      { cluster: 'kind-dev', state: 'live' },
      { cluster: 'eu', title: 'Europe', state: 'unreachable' },
    ];
    renderField();
    await userEvent.click(
      await screen.findByRole('button', { name: /Cluster/ }),
    );
    const options = within(screen.getByRole('listbox')).getAllByRole('option');
    expect(options.map(option => option.textContent)).toEqual([
      'kind-dev (reachable)',
      'Europe (does not answer)',
    ]);
    await userEvent.click(options[1]);
    expect(values).toEqual(['eu']);
  });

  it('takes the only cluster there is', async () => {
    api.clusterList = [{ cluster: 'kind-dev', state: 'live' }];
    renderField();
    await waitFor(() => expect(values).toEqual(['kind-dev']));
  });

  it('shows a value that came with the form and is not configured', async () => {
    api.clusterList = [{ cluster: 'kind-dev', state: 'live' }];
    renderField('old');
    expect(
      await screen.findByText(
        'Cluster old is not configured in this Backstage',
      ),
    ).toBeVisible();
    expect(values).toEqual([]);
  });

  it('takes free text and says why when the clusters cannot be listed', async () => {
    api.clusterList = new Error('Failed to fetch');
    renderField();
    expect(
      await screen.findByText(
        'The clusters could not be listed (Failed to fetch): type the name of the one to be used',
      ),
    ).toBeVisible();
    await userEvent.type(screen.getByRole('textbox'), 'eu');
    expect(values.at(-1)).toBe('eu');
    await userEvent.clear(screen.getByRole('textbox'));
    expect(values.at(-1)).toBeUndefined();
  });

  it('takes free text when no cluster is configured', async () => {
    renderField();
    expect(await screen.findByText(/^No cluster is configured/)).toBeVisible();
    expect(screen.getByRole('textbox')).toBeEnabled();
  });
});
