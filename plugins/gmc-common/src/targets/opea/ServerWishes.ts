import type { Component } from '../../components';
import type { Range } from '../../diagnostics';
import type { Microservice } from '../../opea';
import type { Callee } from './CalleeReader';
import type { ImportContext, ImportedStep } from './ImportContext';
import type { ImportedServer } from './readServer';

type Call = NonNullable<Component['calls']>[number];

/** A callee, and what the caller's component has to say of such. */
interface ToldCallee extends Callee {
  call: Call;
}

/** What a microservice's own keys say of its model servers and store. */
export interface ServerWish {
  keys: Pick<Microservice, 'server' | 'model' | 'hardware' | 'store'>;
  /** By key, where the connector says it. */
  ranges: Record<string, Range>;
}

/**
 * Says of microservices, in the order of the flow, what their model servers and
 * stores are, as sparingly as a person: nothing that rendering would choose by
 * itself. So those that share a server say its model once, and agree for ever.
 */
export class ServerWishes {
  private readonly known = new Map<Component, Set<ImportedServer>>();

  constructor(private readonly context: ImportContext) {}

  of(caller: ImportedStep, callees: readonly Callee[]): ServerWish {
    const told = (caller.component?.calls ?? []).flatMap(call => {
      const callee = callees.find(({ server }) =>
        call.components.includes(server.component.id),
      );
      return callee ? [{ call, ...callee }] : [];
    });
    const withModel = told.filter(({ call }) => call.takesModel);
    const withChoice = told.filter(({ server }) => this.hasChoice(server));
    this.reportMixed(caller, 'model', withModel);
    this.reportMixed(caller, 'hardware', withChoice);
    for (const { server, range } of told) {
      this.reportMerging(server, range);
    }
    const keys = {
      server: firstOf(told, callee => idOf(callee, 'server')),
      model: firstOf(withModel, ({ server }) => this.modelOf(server)),
      hardware: firstOf(withChoice, ({ server }) => this.hardwareOf(server)),
      store: firstOf(told, callee => idOf(callee, 'store')),
    };
    for (const { server } of told) {
      const { component } = server;
      this.known.set(component, this.known.get(component) ?? new Set());
      this.known.get(component)?.add(server);
    }
    return { keys, ranges: rangesOf(told) };
  }

  private modelOf(server: ImportedServer): string | undefined {
    const others = this.othersOf(server);
    const isChosen =
      others.length > 0
        ? others.every(({ model }) => model === server.model)
        : !server.modelRange && server.model === server.component.model;
    return isChosen ? undefined : server.model;
  }

  private hardwareOf(server: ImportedServer): Microservice['hardware'] {
    const others = this.othersOf(server);
    const isChosen =
      others.length > 0
        ? others.every(({ hardware }) => hardware === server.hardware)
        : server.hardware === 'xeon';
    return isChosen ? undefined : server.hardware;
  }

  private othersOf({ component }: ImportedServer): ImportedServer[] {
    return [...(this.known.get(component) ?? [])];
  }

  /** Whether there are several kinds of hardware to choose from. */
  private hasChoice({ component, hardware }: ImportedServer): boolean {
    const { steps = {} } = component.gmc[this.context.profile] ?? {};
    return hardware !== 'xeon' || Object.keys(steps).length > 1;
  }
  /** A microservice has one model and one kind of hardware, for all it calls. */
  private reportMixed(
    { title }: ImportedStep,
    key: 'model' | 'hardware',
    told: readonly ToldCallee[],
  ): void {
    const [first, ...others] = told;
    for (const { server, range } of others) {
      if (server[key] !== first.server[key]) {
        this.context.report.warning(
          'not-in-opea',
          range,
          `${title} calls ${first.server.imported.title} with ${key} ${first.server[key]} and ${server.imported.title} with ${server[key]}: an opea.yaml has one ${key} for both`,
        );
      }
    }
  }

  private reportMerging(server: ImportedServer, range: Range): void {
    const { imported, model, hardware } = server;
    const twin = this.othersOf(server).find(
      other =>
        other !== server &&
        other.imported.step.node === imported.step.node &&
        other.model === model &&
        other.hardware === hardware,
    );
    if (twin) {
      this.context.report.warning(
        'not-in-opea',
        range,
        `${imported.title} does what ${twin.imported.title} does: rendered again they are one`,
      );
    }
  }
}

/** The key by which a call's callee is chosen, unless that is the default. */
function idOf(
  { call, server }: ToldCallee,
  by: Call['by'],
): string | undefined {
  const { id } = server.component;
  return call.by === by && id !== call.components[0] ? id : undefined;
}

function firstOf<T>(
  told: readonly ToldCallee[],
  read: (callee: ToldCallee) => T | undefined,
): T | undefined {
  return told.map(read).find(value => value !== undefined);
}

function rangesOf(told: readonly ToldCallee[]): Record<string, Range> {
  const ranges: Record<string, Range> = {};
  for (const { call, server, range } of told) {
    ranges[call.by] ??= range;
    ranges.hardware ??= range;
    if (call.takesModel) {
      ranges.model ??= server.modelRange ?? range;
    }
  }
  return ranges;
}
