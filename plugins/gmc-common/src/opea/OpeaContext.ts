import type { Catalogue } from '../components';
import type { DiagnosticCode, Range } from '../diagnostics';
import type { DiagnosticReport } from '../diagnostics/DiagnosticReport';
import type { Microservice, Pipeline } from './Pipeline';

/** A name in a rule of `mega_flow`, with its place in the document. */
export interface FlowMention {
  name: string;
  range: Range;
}

/** A call as it was written: twice, perhaps, or closing a cycle. */
export interface WrittenEdge {
  from: FlowMention;
  to: FlowMention;
}

/** The flow as it was written. */
export interface WrittenFlow {
  /** Whether `mega_flow` says anything, right or wrong. */
  stated: boolean;
  mentions: FlowMention[];
  edges: WrittenEdge[];
  range: Range;
}

/** The flow as it can be run, and what had to be left out for that. */
export interface BrokenCycles {
  /** Without doubles and circles, in the order of the document. */
  edges: WrittenEdge[];
  /**
   * The calls of each circle, one leading to the next; the last of them is the
   * one that stands last in the document. 20 circles at most.
   */
  circles: WrittenEdge[][];
}

/** What the rules look at: all that could be read of a document. */
export interface OpeaContext {
  services: Microservice[];
  flow: WrittenFlow;
  runnable: BrokenCycles;
  megaService: Pipeline['megaService'];
  catalogue: Catalogue;
  report: DiagnosticReport;
}

/** One thing that can be wrong with a document. */
export interface OpeaRule {
  code: DiagnosticCode;
  check(context: OpeaContext): void;
}
