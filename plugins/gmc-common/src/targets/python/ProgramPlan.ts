import type { Expression } from './Expression';

/** What a program says, without how it is written down. */
export interface ProgramPlan {
  /** The application's name. */
  name: string;
  /** The path at which the program answers. */
  endpoint: string;
  port: number;
  /** In the order of the flow. */
  services: readonly ProgramService[];
  /** Pairs of variables: who calls, who is called. */
  calls: readonly (readonly [string, string])[];
  /** Some service is a language model, and takes the settings of one. */
  hasLanguageModel: boolean;
  /** What comes last can be passed on while it comes. */
  streams: boolean;
  /** Several services have the last word. */
  severalAnswers: boolean;
}

/** A microservice as the program has it. */
export interface ProgramService {
  /** The Python variable that holds it. */
  variable: string;
  /** What `MicroService` is called with, by the argument's name. */
  settings: Readonly<Record<string, Expression>>;
  /** The model that requests to it ask for, where it must be said. */
  model?: string;
}
