import type { Fix } from '../../diagnostics';
import { at } from '../../yaml/YamlValue';
import type { StepView } from '../ConnectorView';
import { insertEntry } from './insertEntry';

/** Marks a step as downstream, if it has a Service that says where. */
export function markDownstream(
  { map, name }: StepView,
  lines: readonly string[],
): Fix | undefined {
  const service = at(map, 'internalService');
  if (service?.kind !== 'map') {
    return undefined;
  }
  const marked = service.entries.get('isDownstreamService');
  const serviceName = service.entries.get('serviceName');
  const edit = marked
    ? { range: marked.value.range, newText: 'true' }
    : serviceName &&
      insertEntry(service, serviceName, 'isDownstreamService: true', lines);
  return edit && { title: `Mark ${name} as downstream`, edits: [edit] };
}
