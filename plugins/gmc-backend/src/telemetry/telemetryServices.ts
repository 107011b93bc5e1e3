import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import type {
  MetricsService,
  TracingService,
  TracingServiceSpan,
} from '@backstage/backend-plugin-api/alpha';

/** What is used of the platform's metrics. */
export type Metrics = Pick<
  MetricsService,
  'createCounter' | 'createObservableGauge'
>;

/** What is used of the platform's traces. */
export type Tracing = Pick<TracingService, 'startActiveSpan'>;

/** Measures nothing. */
export const noMetrics: Metrics = {
  createCounter: () => ({ add: () => {} }),
  createObservableGauge: () => ({
    addCallback: () => {},
    removeCallback: () => {},
  }),
};

/** Traces nothing. */
export const noTracing: Tracing = {
  async startActiveSpan<T>(
    _name: string,
    ...rest: [...unknown[], (span: TracingServiceSpan) => T | Promise<T>]
  ): Promise<T> {
    const trace = rest.at(-1) as (span: TracingServiceSpan) => T | Promise<T>;
    return trace({ setAttribute: () => {}, setStatus: () => {} });
  },
};

/**
 * The platform's own services for metrics and traces, which are alpha: by
 * their ids, and with a default that does nothing, so that a Backstage without
 * them starts all the same.
 */
export const metricsRef = createServiceRef<Metrics>({
  id: 'alpha.core.metrics',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({ service, deps: {}, factory: () => noMetrics }),
});

/** See {@link metricsRef}. */
export const tracingRef = createServiceRef<Tracing>({
  id: 'alpha.core.tracing',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({ service, deps: {}, factory: () => noTracing }),
});
