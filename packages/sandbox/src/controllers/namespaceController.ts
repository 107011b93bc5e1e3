import { allKinds, kinds } from '../cluster/kinds';
import { type Controller, fromKey } from './Controller';

/** Empties namespaces that are being deleted, and equips new ones. */
export const namespaceController: Controller = {
  name: 'namespace-controller',

  concerns: ({ kind, object }) => {
    if (kind === kinds.namespace) return [`/${object.metadata.name}`];
    const { namespace } = object.metadata;
    return namespace ? [`/${namespace}`] : [];
  },

  reconcile(key, { api, store }) {
    const ref = { kind: kinds.namespace, name: fromKey(key).name };
    const namespace = api.find(ref);
    if (!namespace) return;
    if (!namespace.metadata.deletionTimestamp) {
      const account = {
        kind: kinds.serviceAccount,
        namespace: ref.name,
        name: 'default',
      };
      if (!api.find(account)) {
        api.create(kinds.serviceAccount, ref.name, {
          apiVersion: 'v1',
          kind: 'ServiceAccount',
          metadata: { name: 'default' },
        });
      }
      return;
    }
    const content = allKinds
      .filter(kind => kind.namespaced)
      .flatMap(kind =>
        store.list(kind, ref.name).map(object => ({ kind, object })),
      );
    if (content.length === 0) {
      api.finalize(ref);
      return;
    }
    for (const { kind, object } of content) {
      if (object.metadata.deletionTimestamp) continue;
      api.delete({ kind, namespace: ref.name, name: object.metadata.name });
    }
  },
};
