import type { Fault } from './Fault';

/** Best begun before the connector is there: what an operator made stays. */
export const operatorSilent: Fault = {
  cause: 'operator-silent',
  description: 'the operator does nothing for the connector',
  silencesOperator: true,
};
