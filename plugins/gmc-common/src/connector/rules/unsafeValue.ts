import type { Range } from '../../diagnostics';
import { at } from '../../yaml/YamlValue';
import type { YamlValue } from '../../yaml/YamlValue';
import type { ConnectorContext, ConnectorRule } from '../ConnectorRule';
import { unsafePart } from '../unsafePart';

/** Accepted, and then the router's own manifest can't be read. */
export const unsafeValue: ConnectorRule = {
  code: 'unsafe-value',
  check(context) {
    visit(at(context.connector.document, 'spec'), context);
  },
};

function visit(value: YamlValue | undefined, context: ConnectorContext): void {
  if (value?.kind === 'map') {
    for (const { key, keyRange, value: inner } of value.entries.values()) {
      reportPart(key, 'key', context, () => keyRange);
      visit(inner, context);
    }
  } else if (value?.kind === 'list') {
    for (const item of value.items) {
      visit(item, context);
    }
  } else if (value) {
    // Its place is that of the part: a value can be long.
    reportPart(value.text, 'value', context, value.rangeWithin);
  }
}

function reportPart(
  text: string,
  what: string,
  { report }: ConnectorContext,
  rangeWithin: (start: number, end: number) => Range,
): void {
  const [part] = /'|---/.exec(text) ?? [];
  if (part !== undefined) {
    const start = text.indexOf(part);
    report.error(
      'unsafe-value',
      rangeWithin(start, start + part.length),
      `GMC's router can't start with ${unsafePart(part)} in a ${what}`,
    );
  }
}
