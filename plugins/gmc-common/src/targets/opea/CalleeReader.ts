import { DOWNSTREAM_KEYS } from '../../components';
import type { ConfigView } from '../../connector/ConnectorView';
import type { Range } from '../../diagnostics';
import { redact } from '../../redaction';
import type { ImportContext, ImportedStep } from './ImportContext';
import { readServer } from './readServer';
import type { ImportedServer } from './readServer';

/** A model server or store, and where a microservice names it. */
export interface Callee {
  server: ImportedServer;
  range: Range;
}

/** Finds the model servers and stores that the steps of a connector call. */
export class CalleeReader {
  private readonly servers = new Map<ImportedStep, ImportedServer>();
  private readonly byService: ReadonlyMap<string, ImportedStep>;
  /** By node and component. */
  private readonly byKind = new Map<string, ImportedStep[]>();

  constructor(
    private readonly steps: readonly ImportedStep[],
    private readonly context: ImportContext,
  ) {
    this.byService = new Map(
      steps.map(imported => [imported.step.serviceName ?? '', imported]),
    );
    for (const imported of steps) {
      if (imported.kind === 'server' && imported.component) {
        const key = kindKey(imported, imported.component.id);
        this.byKind.set(key, [...(this.byKind.get(key) ?? []), imported]);
      }
    }
  }

  /** Those of one microservice, by its config in today's words. */
  read(caller: ImportedStep, config: readonly ConfigView[]): Callee[] {
    const { profile } = this.context;
    const named = config.filter(({ key }) =>
      DOWNSTREAM_KEYS[profile].includes(key),
    );
    const callees = named.flatMap(entry => this.named(caller, entry) ?? []);
    const calls = caller.component?.gmc[profile]?.calls ?? {};
    for (const [key, id] of Object.entries(calls)) {
      const isTold =
        named.some(entry => entry.key === key) ||
        callees.some(({ server }) => server.component.id === id);
      const implied = isTold ? undefined : this.implied(caller, key, id);
      callees.push(...(implied ? [implied] : []));
    }
    return callees;
  }

  /** Reports the model servers that nobody was found to call. */
  reportUncalled(): void {
    for (const imported of this.steps) {
      if (imported.kind === 'server' && !this.servers.has(imported)) {
        this.context.report.warning(
          'not-in-opea',
          imported.step.rangeOf('name'),
          `${imported.title} is left out: no step that could have it calls it`,
        );
      }
    }
  }

  private named(
    caller: ImportedStep,
    { key, value, range }: ConfigView,
  ): Callee | undefined {
    const service = serviceIn(value, this.context.connector.namespace);
    const callee = this.byService.get(service ?? '');
    const server = callee && this.serverFor(caller, callee);
    if (!server) {
      this.context.report.warning(
        'not-in-opea',
        range,
        callee
          ? `${caller.title} calls ${callee.title} by itself: an opea.yaml can't say so`
          : `'${key}' of ${caller.title} is left out: ${redact(
              value,
            )} is outside of the connector`,
        { hint: "Rendered again, it calls its component's own server" },
      );
    }
    return server && { server, range };
  }

  /** The only one that can be meant where a step does not say which. */
  private implied(
    caller: ImportedStep,
    key: string,
    id: string,
  ): Callee | undefined {
    const candidates = this.byKind.get(kindKey(caller, id)) ?? [];
    const [only] = candidates.length === 1 ? candidates : [];
    const server = only && this.serverFor(caller, only);
    const range = caller.step.rangeOf('name');
    this.context.report[server ? 'info' : 'warning'](
      'inferred-server',
      range,
      server
        ? `${caller.title} has no ${key}; that it calls ${only.title} is told from their node`
        : `${caller.title} has no ${key}: rendered again it calls a server of its own`,
    );
    return server && { server, range };
  }

  private serverFor(
    caller: ImportedStep,
    callee: ImportedStep,
  ): ImportedServer | undefined {
    const { component } = callee;
    const isKnown = caller.component?.calls?.some(({ components }) =>
      components.includes(component?.id ?? ''),
    );
    if (!component || callee.kind !== 'server' || !isKnown) {
      return undefined;
    }
    const server =
      this.servers.get(callee) ?? readServer(callee, component, this.context);
    this.servers.set(callee, server);
    return server;
  }
}

function kindKey({ step }: ImportedStep, component: string): string {
  return JSON.stringify([step.node, component]);
}

/**
 * The Service of a namespace that a value names: as a URL, or in the fork's
 * form `[fetch_from:]service[/namespace]`. Undefined where it is another
 * namespace's.
 */
function serviceIn(value: string, namespace?: string): string | undefined {
  const [name, space = namespace] = value.includes('://')
    ? labelsOf(value)
    : value.split('/');
  return space === namespace ? name?.split(':').at(-1) : undefined;
}

function labelsOf(url: string): string[] {
  return URL.canParse(url) ? new URL(url).hostname.split('.') : [];
}
