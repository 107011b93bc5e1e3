import { boundedList, boundedNotice } from '../bounds';
import type { Notice } from '../Verdict';
import type { ConnectorView } from '../view/ConnectorView';
import { claimBehind } from './claimBehind';
import { legacyKeys } from './legacyKeys';
import { notObserved } from './notObserved';
import { sharedNamespace } from './sharedNamespace';
import { tokenPlaceholder } from './tokenPlaceholder';

/** Finds one kind of notice. */
export type Observer = (view: ConnectorView) => Notice[];

const observers: Observer[] = [
  notObserved,
  claimBehind,
  tokenPlaceholder,
  legacyKeys,
  sharedNamespace,
];

/** What is worth knowing of a connector while it works. */
export function notices(view: ConnectorView): Notice[] {
  return view.connector
    ? boundedList(observers.flatMap(observe => observe(view))).map(
        boundedNotice,
      )
    : [];
}
