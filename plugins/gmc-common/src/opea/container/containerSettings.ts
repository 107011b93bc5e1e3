import type { ContainerSettings } from '../Pipeline';

/** The settings that say something; undefined where none does. */
export function containerSettings(
  settings: Required<ContainerSettings>,
): ContainerSettings | undefined {
  const said = Object.entries(settings).filter(
    ([, value]) => Object.keys(value).length > 0,
  );
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}
