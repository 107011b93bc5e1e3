import type { NodeView } from '../../connector/ConnectorView';
import type { ImportContext, ImportedStep } from './ImportContext';

/** What the router calls, in the order in which it does. */
export interface ConnectorFlow {
  steps: ImportedStep[];
  calls: { from: ImportedStep; to: ImportedStep }[];
}

/** A stretch of the flow: what it begins with, and what it ends with. */
interface Stretch {
  firsts: ImportedStep[];
  lasts: ImportedStep[];
}

/** As deep as anything else in a document. */
const MAX_DEPTH = 64;

class FlowReader {
  readonly flow: ConnectorFlow = { steps: [], calls: [] };
  private readonly nodes: ReadonlyMap<string, NodeView>;
  /** What the router calls of each node. */
  private readonly called = new Map<string, ImportedStep[]>();
  private readonly entered = new Set<string>();
  private depth = 0;

  constructor(
    steps: readonly ImportedStep[],
    private readonly context: ImportContext,
  ) {
    const { nodes } = context.connector;
    this.nodes = new Map(nodes.map(node => [node.name, node]));
    for (const { name } of nodes) {
      this.called.set(name, []);
    }
    for (const imported of steps) {
      if (imported.kind === 'flow' || imported.kind === 'node') {
        this.called.get(imported.step.node)?.push(imported);
      }
    }
  }

  read(name: string): Stretch {
    this.entered.add(name);
    const node = this.nodes.get(name);
    const called = this.called.get(name) ?? [];
    if (node?.routerType === 'Ensemble') {
      return this.sideBySide(node, called);
    }
    const inTurn =
      node?.routerType === 'Switch' ? this.firstChoice(called) : called;
    this.reportConditions(inTurn);
    return this.inTurn(inTurn);
  }

  private sideBySide(node: NodeView, called: readonly ImportedStep[]): Stretch {
    if (called.length > 1) {
      this.context.report.warning(
        'gmc-ensemble',
        node.nameRange,
        `The ${called.length} steps that run side by side in node ${node.name} answer differently outside of GMC: OPEA's own orchestrator merges the answers that GMC nests by step name`,
        { hint: 'What comes after them must take the merged form' },
      );
    }
    const stretches = called.map(imported => this.stretch(imported));
    return {
      firsts: stretches.flatMap(({ firsts }) => firsts),
      lasts: stretches.flatMap(({ lasts }) => lasts),
    };
  }

  private inTurn(called: readonly ImportedStep[]): Stretch {
    const whole: Stretch = { firsts: [], lasts: [] };
    for (const [index, imported] of called.entries()) {
      if (index > 0 && imported.step.data !== '$response') {
        this.reportLoss(
          imported,
          'data',
          `${imported.title} gets what its node got, on GMC; in a flow it gets what the step before it answers`,
        );
      }
      const { firsts, lasts } = this.stretch(imported);
      for (const from of whole.lasts) {
        this.flow.calls.push(...firsts.map(to => ({ from, to })));
      }
      whole.firsts = whole.firsts.length > 0 ? whole.firsts : firsts;
      whole.lasts = lasts.length > 0 ? lasts : whole.lasts;
    }
    return whole;
  }

  private stretch(imported: ImportedStep): Stretch {
    const { nodeName } = imported.step;
    if (nodeName === undefined) {
      this.flow.steps.push(imported);
      return { firsts: [imported], lasts: [imported] };
    }
    if (this.entered.has(nodeName)) {
      this.reportLoss(
        imported,
        'nodeName',
        `Another step leads to node ${nodeName} as well: a flow calls each service once, so that ${imported.title} is left out`,
      );
      return { firsts: [], lasts: [] };
    }
    if (this.depth === MAX_DEPTH) {
      this.context.report.error(
        'document-too-deep',
        imported.step.rangeOf('nodeName'),
        `The nodes lead into each other more than ${MAX_DEPTH} levels deep`,
      );
      return { firsts: [], lasts: [] };
    }
    this.depth++;
    const stretch = this.read(nodeName);
    this.depth--;
    return stretch;
  }

  /**
   * A Switch runs the steps whose condition holds, and those without one. Of
   * several conditions the flow has the first.
   */
  private firstChoice(called: readonly ImportedStep[]): ImportedStep[] {
    const choice = called.find(({ step }) => step.condition)?.step.condition;
    const isTaken = ({ step: { condition } }: ImportedStep) =>
      condition === undefined || condition.text === choice?.text;
    for (const imported of called.filter(other => !isTaken(other))) {
      this.reportLoss(
        imported,
        'condition',
        `${imported.title} runs only if '${imported.step.condition?.text}'; a flow has no conditions, and goes the way of '${choice?.text}'`,
        'It is declared and not in the flow: make an application of each way',
      );
    }
    return called.filter(isTaken);
  }

  private reportConditions(called: readonly ImportedStep[]): void {
    for (const imported of called) {
      const { condition } = imported.step;
      if (condition) {
        this.reportLoss(
          imported,
          'condition',
          `${imported.title} runs only if '${condition.text}'; in a flow it runs each time`,
        );
      }
    }
  }

  private reportLoss(
    { step }: ImportedStep,
    field: string,
    message: string,
    hint?: string,
  ): void {
    const range = step.rangeOf(field);
    this.context.report.warning('no-opea-form', range, message, { hint });
  }
}

/**
 * Follows a connector's nodes from the root as GMC's router does. What it does
 * and a flow can't is a finding.
 */
export function readFlow(
  steps: readonly ImportedStep[],
  context: ImportContext,
): ConnectorFlow {
  const reader = new FlowReader(steps, context);
  reader.read('root');
  return reader.flow;
}
