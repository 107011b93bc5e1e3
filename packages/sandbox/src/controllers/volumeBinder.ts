import { kinds } from '../cluster/kinds';
import { type Controller, fromKey, keyOf } from './Controller';

/** Binds every claim: the pretended cluster has storage for all. */
export const volumeBinder: Controller = {
  name: 'persistentvolume-binder',

  concerns: event =>
    event.kind === kinds.persistentVolumeClaim ? [keyOf(event.object)] : [],

  reconcile(key, { api }) {
    const ref = { kind: kinds.persistentVolumeClaim, ...fromKey(key) };
    const claim = api.find(ref);
    if (!claim || claim.metadata.deletionTimestamp) return;
    const { phase } = (claim.status ?? {}) as { phase?: string };
    if (phase === 'Bound') return;
    api.patch(ref, { spec: { volumeName: `pv-${claim.metadata.uid}` } });
    api.patch(ref, { status: { phase: 'Bound' } }, { subresource: 'status' });
  },
};
