import type { DiagnosticCode, Range } from '../../diagnostics';
import type { DiagnosticReport } from '../../diagnostics/DiagnosticReport';
import type { Catalogue } from '../Catalogue';
import type { Component } from '../Component';
import { DOWNSTREAM_KEYS } from '../configKeys';
import { stepNames } from '../describeStep';
import type { Places } from './Places';

const PROFILES = ['genaiinfra', 'enterprise-rag'] as const;

/** What the references of a component are checked with. */
export interface ReferenceContext {
  catalogue: Catalogue;
  places: Places;
  report: DiagnosticReport;
}

class ReferenceChecker {
  constructor(
    private readonly component: Component,
    /** Its place in the list. */
    private readonly index: number,
    private readonly context: ReferenceContext,
  ) {}

  checkCalls(): void {
    const { id, calls = [] } = this.component;
    const { places, catalogue } = this.context;
    for (const [number, { components, environment }] of calls.entries()) {
      const path = [this.index, 'calls', number];
      for (const [place, callee] of components.entries()) {
        this.checkCallee(callee, places.value([...path, 'components', place]));
      }
      for (const callee of Object.keys(environment ?? {})) {
        if (!components.includes(callee)) {
          this.refuse(callee, catalogue.get(callee) ? [] : components, {
            code: 'unknown-callee',
            range: places.key([...path, 'environment', callee]),
            message: `The component '${id}' is told how to find '${callee}', which it does not call there`,
          });
        }
      }
    }
  }

  checkConnectorForms(): void {
    const { gmc } = this.component;
    const { places } = this.context;
    for (const profile of PROFILES) {
      const { steps = {}, calls = {} } = gmc[profile] ?? {};
      const path = [this.index, 'gmc', profile];
      const known = stepNames(profile);
      for (const [hardware, step] of Object.entries(steps)) {
        if (!known.includes(step)) {
          this.refuse(step, known, {
            code: 'unknown-step',
            range: places.value([...path, 'steps', hardware]),
            message: `GMC (${profile}) has no step '${step}'`,
          });
        }
      }
      for (const [key, callee] of Object.entries(calls)) {
        this.checkCallee(callee, places.value([...path, 'calls', key]));
        if (!DOWNSTREAM_KEYS[profile].includes(key)) {
          this.refuse(key, DOWNSTREAM_KEYS[profile], {
            code: 'unknown-callee',
            range: places.key([...path, 'calls', key]),
            message: `GMC (${profile}) does not take '${key}' for the name of a Service to call`,
          });
        }
      }
    }
  }

  private checkCallee(callee: string, range: Range): void {
    const { components } = this.context.catalogue;
    if (!this.context.catalogue.get(callee)) {
      const servers = components.filter(({ role }) => role === 'model-server');
      this.refuse(
        callee,
        servers.map(({ id }) => id),
        {
          code: 'unknown-callee',
          range,
          message: `The component '${this.component.id}' calls '${callee}', which is no component`,
        },
      );
    }
  }

  /** @param meant - names one of which may have been meant */
  private refuse(
    name: string,
    meant: readonly string[],
    {
      code,
      range,
      message,
    }: { code: DiagnosticCode; range: Range; message: string },
  ): void {
    const { places, report } = this.context;
    report.error(code, range, message, () =>
      places.suggest(name, meant, range),
    );
  }
}

/** Checks that all that a component names is there. */
export function checkReferences(
  component: Component,
  index: number,
  context: ReferenceContext,
): void {
  const checker = new ReferenceChecker(component, index, context);
  checker.checkCalls();
  checker.checkConnectorForms();
}
