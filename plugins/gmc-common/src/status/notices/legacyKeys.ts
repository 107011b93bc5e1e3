import { isLegacyKey, modernKey } from '../../connector/legacyKeys';
import type { Notice } from '../Verdict';
import { connectorReference, type ConnectorView } from '../view/ConnectorView';
import { subjectPhrase } from '../detectors/evidence';

/** A step is configured with keys that no operator of today acts on. */
export function legacyKeys(view: ConnectorView): Notice[] {
  return view.steps.flatMap(step => {
    const keys = Object.keys(step.config).filter(key => isLegacyKey(step, key));
    if (keys.length === 0) {
      return [];
    }
    const renamed = keys.filter(key => modernKey(step, key));
    const dropped = keys.filter(key => !modernKey(step, key));
    const advice = [
      renamed.length > 0 &&
        `Rename ${renamed
          .map(key => `${key} to ${modernKey(step, key)}`)
          .join(', ')}.`,
      dropped.length > 0 && `Remove ${dropped.join(', ')}: nothing reads it.`,
    ];
    return {
      code: 'legacy-keys',
      step: step.name,
      object: connectorReference(view),
      message: `${subjectPhrase(
        step,
      )} is configured with keys of an older operator, which today's passes on as plain variables: ${keys.join(
        ', ',
      )}.`,
      advice: advice.filter(Boolean).join(' '),
    };
  });
}
