import type { Notice } from '../Verdict';
import type { ConnectorView } from '../view/ConnectorView';
import { legacyKeys } from './legacyKeys';
import { sharedNamespace } from './sharedNamespace';
import { tokenPlaceholder } from './tokenPlaceholder';

/** Finds one kind of notice. */
export type Observer = (view: ConnectorView) => Notice[];

const observers: Observer[] = [tokenPlaceholder, legacyKeys, sharedNamespace];

/** What is worth knowing of a connector while it works. */
export function notices(view: ConnectorView): Notice[] {
  return view.connector ? observers.flatMap(observe => observe(view)) : [];
}
