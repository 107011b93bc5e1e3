import type { Notice } from '../Verdict';
import { connectorReference, type ConnectorView } from '../view/ConnectorView';
import { listed } from '../view/phrases';

/** The operator's templates still hold the placeholder instead of a model token. */
export function tokenPlaceholder(view: ConnectorView): Notice[] {
  const holders = view.objects.configMaps.filter(
    ({ placeholderTokenKeys }) => placeholderTokenKeys.length > 0,
  );
  if (holders.length === 0) {
    return [];
  }
  const names = listed(holders.map(({ name }) => name));
  return [
    {
      code: 'token-placeholder',
      object: connectorReference(view),
      message: `The namespace's ConfigMaps hold a placeholder instead of a model token (${names}): only models that are open to everybody can be loaded.`,
      advice:
        "For a gated model, have the operator's templates read a token from a Secret; nothing needs to be done for open models.",
    },
  ];
}
