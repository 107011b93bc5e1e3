import { describeStep, HARDWARE } from '../../components';
import type { Component, Hardware } from '../../components';
import { MODEL_KEYS } from '../../components/configKeys';
import type { Range } from '../../diagnostics';
import type { ImportContext, ImportedStep } from './ImportContext';
import { readConfig } from './readConfig';

/** A model server or store of a connector. */
export interface ImportedServer {
  imported: ImportedStep;
  component: Component;
  hardware: Hardware;
  /** The model that it serves. */
  model?: string;
  /** Where the connector itself says so. */
  modelRange?: Range;
}

/** Reads a step that others call; what only it could say is a finding. */
export function readServer(
  imported: ImportedStep,
  component: Component,
  context: ImportContext,
): ImportedServer {
  const { profile, report } = context;
  const { step, title } = imported;
  const form = component.gmc[profile];
  const config = readConfig(imported, context);
  const { hardware, defaultModel } = describeStep(step.name ?? '', {}, profile);
  const model = [form?.modelKey, ...MODEL_KEYS]
    .map(key => config.find(entry => entry.key === key))
    .find(entry => entry !== undefined);
  for (const { key, keyRange, value } of config) {
    // The path is for calls of the router, which does not call it.
    if (
      key !== 'endpoint' &&
      key !== model?.key &&
      form?.config?.[key] !== value
    ) {
      report.warning(
        'not-in-opea',
        keyRange,
        `'${key}' of ${title} is left out: an opea.yaml has no variables for model servers`,
      );
    }
  }
  // Where nobody can choose, there is nothing to say.
  if (!model && defaultModel === undefined && form?.modelKey !== undefined) {
    report.info(
      'inferred-server',
      step.rangeOf('name'),
      `Which model ${title} serves is up to the operator; rendered again it is ${
        component.model ?? 'none'
      }`,
      { hint: 'Say it with `model:`' },
    );
  }
  return {
    imported,
    component,
    hardware:
      HARDWARE.find(key => form?.steps[key] === step.name) ??
      hardware ??
      'xeon',
    model: model?.value ?? defaultModel ?? component.model,
    modelRange: model?.range,
  };
}
