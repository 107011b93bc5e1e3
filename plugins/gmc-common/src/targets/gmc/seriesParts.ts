import type { FlowEdge } from '../../opea';

/** A service while the line between "before" and "after" passes it. */
interface Passing {
  name: string;
  callees: Passing[];
  callers: Passing[];
  /** Callers that are still after the line. */
  waitingFor: number;
  /** Before the line, and so far nobody before it is called. */
  isLast: boolean;
  /** After the line, and everybody who calls it is before. */
  isFirst: boolean;
}

/** Counts what crosses the line, as services pass it one by one. */
class Line {
  private lasts = 0;
  private firsts = 0;
  private crossing = 0;
  /** Those that lead from a last service to a first one. */
  private fitting = 0;

  constructor(services: readonly Passing[]) {
    this.firsts = services.filter(({ isFirst }) => isFirst).length;
  }

  /** Whether all lasts call all firsts, and nothing else crosses. */
  get isCut(): boolean {
    return (
      this.fitting > 0 &&
      this.fitting === this.crossing &&
      this.fitting === this.lasts * this.firsts
    );
  }

  /** @param service - all its callers have passed already */
  pass(service: Passing): void {
    for (const caller of service.callers) {
      this.crossing--;
      if (caller.isLast) {
        this.fitting -= fittingCalls(caller);
        this.lasts--;
        caller.isLast = false;
      }
    }
    service.isFirst = false;
    this.firsts--;
    service.isLast = true;
    this.lasts++;
    for (const callee of service.callees) {
      this.crossing++;
      callee.waitingFor--;
      if (callee.waitingFor === 0) {
        callee.isFirst = true;
        this.firsts++;
        // What calls it fits from now on; this service is counted below.
        this.fitting += callee.callers.filter(
          caller => caller.isLast && caller !== service,
        ).length;
      }
    }
    this.fitting += fittingCalls(service);
  }
}

/**
 * Cuts a flow into the parts that run one after another: between two of them
 * every last service of the one calls every first service of the next, and no
 * other call crosses.
 *
 * Whoever belongs to an earlier part comes earlier in any order that the calls
 * allow, so one pass through such an order finds all cuts.
 *
 * @param names - the services, in the order of the flow
 * @param edges - the calls between them, without cycles
 * @returns the names of each part, in the order they were given; one part
 * where there is no cut
 */
export function seriesParts(
  names: readonly string[],
  edges: readonly FlowEdge[],
): string[][] {
  const services = passingServices(names, edges);
  const line = new Line(services);
  const partOf = new Map<string, number>();
  let part = 0;
  for (const service of inCallingOrder(services)) {
    partOf.set(service.name, part);
    line.pass(service);
    if (line.isCut) {
      part++;
    }
  }
  const parts = Array.from({ length: part + 1 }, (): string[] => []);
  for (const name of names) {
    parts[partOf.get(name) ?? 0].push(name);
  }
  return parts.filter(group => group.length > 0);
}

function fittingCalls({ callees }: Passing): number {
  return callees.filter(({ isFirst }) => isFirst).length;
}

function passingServices(
  names: readonly string[],
  edges: readonly FlowEdge[],
): Passing[] {
  const byName = new Map(
    names.map((name): [string, Passing] => [
      name,
      {
        name,
        callees: [],
        callers: [],
        waitingFor: 0,
        isLast: false,
        isFirst: false,
      },
    ]),
  );
  for (const { from, to } of edges) {
    const caller = byName.get(from);
    const callee = byName.get(to);
    if (caller && callee) {
      caller.callees.push(callee);
      callee.callers.push(caller);
      callee.waitingFor++;
    }
  }
  const services = [...byName.values()];
  for (const service of services) {
    service.isFirst = service.waitingFor === 0;
  }
  return services;
}

/** Each service after all that call it. */
function inCallingOrder(services: readonly Passing[]): Passing[] {
  const missing = new Map(
    services.map(service => [service, service.callers.length]),
  );
  const order = services.filter(({ callers }) => callers.length === 0);
  for (const service of order) {
    for (const callee of service.callees) {
      const left = (missing.get(callee) ?? 0) - 1;
      missing.set(callee, left);
      if (left === 0) {
        order.push(callee);
      }
    }
  }
  return order;
}
