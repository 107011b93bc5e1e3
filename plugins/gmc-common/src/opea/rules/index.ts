import type { OpeaRule } from '../OpeaContext';
import { besideFlow } from './besideFlow';
import { credentialsInUrl } from './credentialsInUrl';
import { credentialValue } from './credentialValue';
import { cycle } from './cycle';
import { inferredComponent } from './inferredComponent';
import { invalidName } from './invalidName';
import { repeatedService } from './repeatedService';
import { unknownDependency } from './unknownDependency';
import { unknownService } from './unknownService';
import { unusedService } from './unusedService';

/** What is checked once a document has been read. */
export const DECLARED_RULES: readonly OpeaRule[] = [
  invalidName,
  inferredComponent,
  unknownService,
  unknownDependency,
  unusedService,
  besideFlow,
  cycle,
  credentialValue,
  credentialsInUrl,
];

/** What is checked of a document that has no flow. */
export const EXPORTER_RULES: readonly OpeaRule[] = [
  invalidName,
  repeatedService,
  unknownDependency,
  credentialValue,
];
