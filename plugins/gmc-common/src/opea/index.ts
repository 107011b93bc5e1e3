export { parseOpea } from './parseOpea';
export type { ParseOpeaOptions, ParseOpeaResult } from './parseOpea';
export type {
  FlowEdge,
  Microservice,
  MicroserviceRanges,
  Pipeline,
  ServiceAddress,
  ContainerSettings,
  Dialect,
} from './Pipeline';
