import type { Range } from '../../diagnostics';
import type { ComposeService } from './ComposeFile';

/** A service of the compose file before its dependencies are written. */
export interface PlannedService {
  /** What it is called in the file. */
  host: string;
  /** Where the document says what it waits for, or speaks of it at least. */
  range: Range;
  /** What stands above it in the file. */
  comment?: string;
  /** What has to be up before: names in the file. */
  dependsOn: Set<string>;
  definition: ComposeService;
}

/** What a compose file is made of. */
export interface ComposePlan {
  services: PlannedService[];
  volumes: string[];
}
