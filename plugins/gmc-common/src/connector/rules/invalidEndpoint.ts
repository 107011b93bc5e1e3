import { replacing } from '../../diagnostics/didYouMean';
import { redact } from '../../redaction';
import type { ConnectorContext, ConnectorRule } from '../ConnectorRule';
import type { ConfigView, StepView } from '../ConnectorView';

/** Accepted, and then no address that the router could call. */
export const invalidEndpoint: ConnectorRule = {
  code: 'invalid-endpoint',
  check(context) {
    const { nodes, steps } = context.connector;
    for (const { externalService, ...step } of steps) {
      if (externalService !== undefined && !isHttp(externalService)) {
        context.report.error(
          'invalid-endpoint',
          step.rangeOf('externalService'),
          `'${redact(
            externalService,
          )}' is no URL of HTTP: the router can't call ${step.label}`,
          { hint: 'Write it with http:// or https://' },
        );
      }
    }
    for (const step of nodes.flatMap(({ called }) => called)) {
      const endpoint = step.config.find(({ key }) => key === 'endpoint');
      if (step.isDeployed && endpoint && !/^(\/|$)/.test(endpoint.value)) {
        reportPath(step, endpoint, context);
      }
    }
  },
};

function isHttp(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

function reportPath(
  { label }: StepView,
  { value, range }: ConfigView,
  { report }: ConnectorContext,
): void {
  report.error(
    'invalid-endpoint',
    range,
    `The operator puts '${redact(
      value,
    )}' right behind the port of ${label}: a path begins with /`,
    {
      fix: /^[\w-]+(\/[\w-]+)*\/?$/.test(value)
        ? {
            title: `Write '/${value}'`,
            edits: [replacing(value, range, `/${value}`)],
          }
        : undefined,
    },
  );
}
