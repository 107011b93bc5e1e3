import type { PythonContext } from '../PythonContext';
import { megaEndpoint } from './megaEndpoint';
import { missingModel } from './missingModel';
import { modelServerInFlow } from './modelServerInFlow';
import { notInPython } from './notInPython';
import { notStreamed } from './notStreamed';
import { serviceType } from './serviceType';
import { severalAnswers } from './severalAnswers';

/** What a program can't say, or does otherwise. */
export const PYTHON_CHECKS: readonly ((context: PythonContext) => void)[] = [
  megaEndpoint,
  severalAnswers,
  notStreamed,
  modelServerInFlow,
  serviceType,
  notInPython,
  missingModel,
];
